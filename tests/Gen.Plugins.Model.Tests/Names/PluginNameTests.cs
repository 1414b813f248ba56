using System.Text.RegularExpressions;
using Gen.Plugins.Model.Names;

namespace Gen.Plugins.Model.Tests.Names;

public sealed partial class PluginNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("s3_batch")]
    [InlineData("a.b-c_d")]
    [InlineData("a--__..1")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz01")]
    public void A_name_of_the_right_form_is_valid(string name) => Assert.True(PluginName.IsValid(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("S3")]
    [InlineData("s3 batch")]
    [InlineData(" s3")]
    [InlineData("s3\n")]
    [InlineData("s3\0")]
    [InlineData("3s")]
    [InlineData("_s")]
    [InlineData("s_")]
    [InlineData("s.")]
    [InlineData("-")]
    [InlineData("a/b")]
    [InlineData("\u0131nsert")]
    [InlineData("\u0130nsert")]
    [InlineData("i\u0307")]
    [InlineData("\u212A")]
    [InlineData("ａ")]
    [InlineData("a\u0661")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz012")]
    public void A_name_of_another_form_is_not_valid(string? name) => Assert.False(PluginName.IsValid(name));

    [Theory]
    [InlineData("S3 Batch", "s3_batch")]
    [InlineData("INSERT", "insert")]
    [InlineData("\u0130nsert", "insert")]
    [InlineData("\u0131nsert", "insert")]
    [InlineData("3d_print", "d_print")]
    [InlineData("trailing_", "trailing")]
    [InlineData("load/s3", "load_s3")]
    [InlineData("été", "t")]
    [InlineData("", null)]
    [InlineData("123", null)]
    [InlineData("中文", null)]
    public void Mending_gives_the_nearest_valid_name_in_any_culture(string name, string? mended)
    {
        Assert.Equal(mended, PluginName.Mend(name));
        Assert.Equal(mended, Cultures.In("tr-TR", () => PluginName.Mend(name)));
    }

    [Fact]
    public void Mending_leaves_a_valid_name_as_it_is()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 2_000; round++)
        {
            var name = RandomData.Name(random, PluginName.LongestLength);

            Assert.True(PluginName.IsValid(name), $"round {round}: {name}");
            Assert.Equal(name, PluginName.Mend(name));
        }
    }

    [Fact]
    public void Mending_gives_a_valid_name_or_none()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var mended = PluginName.Mend(RandomData.Text(random, 140));

            Assert.True(mended is null || PluginName.IsValid(mended), $"round {round}: {mended}");
        }
    }

    [Fact]
    public void A_name_is_valid_exactly_if_it_has_the_form_that_the_contract_gives()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var name = round % 2 == 0 ? RandomData.Text(random, 68, "ab9._-") : RandomData.Text(random, 5);

            Assert.True(Form().IsMatch(name) == PluginName.IsValid(name), $"round {round}: {name}");
        }
    }

    [GeneratedRegex(@"\A[a-z](?:[a-z0-9._-]{0,62}[a-z0-9])?\z")]
    private static partial Regex Form();
}
