using System.Text;
using Gen.Plugins.Model.Text;

namespace Gen.Plugins.Model.Tests.Text;

public sealed class ManifestTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain é中 \"{}|;\n\0")]
    public void Most_texts_stand_as_they_are(string text) => Assert.Equal(text, ManifestText.Escape(text));

    [Fact]
    public void Backslashes_and_lone_surrogates_are_escaped_and_pairs_are_not()
    {
        Assert.Equal("a\\u005cb", ManifestText.Escape("a\\b"));
        Assert.Equal("\U0001F600", ManifestText.Escape("\U0001F600"));
        Assert.Equal("\\ude00\\ud83d", ManifestText.Escape("\uDE00\uD83D"));
    }

    [Theory]
    [InlineData("\\u", "\\u")]
    [InlineData("a\\u00", "a\\u00")]
    [InlineData("\\uzzzz\\u0041", "\\uzzzzA")]
    [InlineData("\\u 041", "\\u 041")]
    [InlineData("C:\\temp", "C:\\temp")]
    public void What_was_not_escaped_is_left_as_it_is(string text, string read) => Assert.Equal(read, ManifestText.Unescape(text));

    [Fact]
    public void Every_text_survives_a_manifest()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var text = RandomData.Text(random, 12, "a\\u0041d8\uD83D\uDE00\uD800é\n");
            var stored = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(ManifestText.Escape(text)));

            Assert.True(text == ManifestText.Unescape(stored), $"round {round}");
        }
    }
}
