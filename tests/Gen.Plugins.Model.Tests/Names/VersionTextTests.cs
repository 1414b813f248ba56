using System.Text.RegularExpressions;
using Gen.Plugins.Model.Names;

namespace Gen.Plugins.Model.Tests.Names;

public sealed partial class VersionTextTests
{
    [Theory]
    [InlineData("0.0.0")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3-beta")]
    [InlineData("1.2.3-beta.1+build.5")]
    [InlineData("1.2.3+001")]
    [InlineData("1.2.3--x-.-")]
    public void A_semantic_version_is_one(string version) => Assert.True(VersionText.IsSemanticVersion(version));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("v1.0.0")]
    [InlineData(" 1.0.0")]
    [InlineData("1.0.0 ")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0+")]
    [InlineData("1.0.0-a..b")]
    [InlineData("1.0.-1")]
    [InlineData("1.0.*")]
    [InlineData("1,0,0")]
    [InlineData("\u0661.0.0")]
    public void Anything_else_is_no_semantic_version(string? version) => Assert.False(VersionText.IsSemanticVersion(version));

    [Fact]
    public void The_grammar_is_that_of_the_specification()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 50_000; round++)
        {
            var text = RandomData.Text(random, 3, "01a") + "." + RandomData.Text(random, 2, "01-") + "." + RandomData.Text(random, 6, "01a.-+");

            Assert.True(Specification().IsMatch(text) == VersionText.IsSemanticVersion(text), $"round {round}: '{text}' is {VersionText.IsSemanticVersion(text)}");
        }
    }

    [Theory]
    [InlineData("1", "1.0.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData(" 1.2.3 ", "1.2.3")]
    [InlineData("1.2.3.4", "1.2.3")]
    [InlineData("1.2-beta+x", "1.2.0-beta+x")]
    [InlineData("latest", null)]
    [InlineData("", null)]
    public void Mending_gives_the_version_that_was_meant(string text, string? mended) => Assert.Equal(mended, VersionText.Mend(text));

    [Fact]
    public void Mending_gives_a_semantic_version_or_none()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 50_000; round++)
        {
            var text = RandomData.Text(random, 12, "0123v.-+ a*");
            var mended = VersionText.Mend(text);

            Assert.True(mended is null || VersionText.IsSemanticVersion(mended), $"round {round}: '{text}' became '{mended}'");
        }
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("[1.0,2.0)")]
    [InlineData("(1.0,)")]
    [InlineData("(,2.0]")]
    [InlineData("[1.0]")]
    [InlineData("[1.0.0.1, 2.0-beta)")]
    [InlineData("[1.0,1.0]")]
    public void A_range_is_one(string range) => Assert.True(VersionText.IsRange(range), VersionText.FaultOfRange(range));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" ", "it is empty")]
    [InlineData("latest", "it is not in NuGet's notation")]
    [InlineData(">=1.0", "it is not in NuGet's notation")]
    [InlineData("[1.0,2.0", "it is not in NuGet's notation")]
    [InlineData("1.*", "it floats")]
    [InlineData("*", "it floats")]
    [InlineData("[1.*,2.0)", "it floats")]
    [InlineData("1.0.0-*", "it floats")]
    [InlineData("[2.0,1.0]", "no version is in it")]
    [InlineData("(1.0,1.0)", "no version is in it")]
    [InlineData("[1.0,1.0)", "no version is in it")]
    public void The_fault_of_a_range_is_named(string range, string fault)
    {
        Assert.Equal(fault, VersionText.FaultOfRange(range));
        Assert.False(VersionText.IsRange(range));
    }

    [Fact]
    public void No_text_is_no_range() => Assert.False(VersionText.IsRange(null));

    [Theory]
    [InlineData(">=1.0", "1.0")]
    [InlineData(">= 1.0", "1.0")]
    [InlineData("^1.2.3", "[1.2.3,2.0.0)")]
    [InlineData("1.*", "[1.0.0,2.0.0)")]
    [InlineData("1.2.*", "[1.2.0,1.3.0)")]
    [InlineData(" [1.0, 2.0 ) ", "[1.0,2.0)")]
    [InlineData("latest", null)]
    [InlineData("1.2.3.*", null)]
    [InlineData("^2147483647.0.0", null)]
    [InlineData("2147483647.*", null)]
    [InlineData("-1.*", null)]
    [InlineData("+1.*", null)]
    public void Mending_gives_the_range_that_was_meant(string text, string? mended) => Assert.Equal(mended, VersionText.MendRange(text));

    [Fact]
    public void Mending_gives_a_range_or_none()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 50_000; round++)
        {
            var text = RandomData.Text(random, 14, "0129v.,-+ *^>=[]()~");
            var mended = VersionText.MendRange(text);

            Assert.True(mended is null || VersionText.IsRange(mended), $"round {round}: '{text}' became '{mended}'");
        }
    }

    [GeneratedRegex(@"\A(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?\z")]
    private static partial Regex Specification();
}
