using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gen.Plugins.Model.Tables;

namespace Gen.Plugins.Model.Tests.Tables;

/// <summary>That the library reads back what is written here is tested where a host runs, in Gen.Plugins.Generators.Tests.</summary>
public sealed partial class PluginRowWriterTests
{
    private static readonly SearchValues<char> s_unsafe = SearchValues.Create("|;\r\n\u0085\u2028\u2029\0");

    private static readonly PluginModel s_plain = new()
    {
        Name = "s3_batch",
        TypeName = "Acme.S3Batch",
        AssemblyName = "Acme",
        Version = "1.0.0",
        Contracts = new(["Acme.ILoad, Acme"]),
        Factory = "F",
    };

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a|b;c\\d", "a\\u007cb\\u003bc\\u005cd")]
    [InlineData("a\nb\0", "a\\u000ab\\u0000")]
    [InlineData("\u0085\u2028\u2029\u007f", "\\u0085\\u2028\\u2029\\u007f")]
    [InlineData("\u00e9\u4e2d\"{}", "\u00e9\u4e2d\"{}")]
    public void Escaping_replaces_what_would_break_a_row(string? text, string escaped) => Assert.Equal(escaped, PluginRowWriter.Escape(text));

    [Fact]
    public void Escaping_keeps_pairs_of_surrogates_and_replaces_lone_ones()
    {
        Assert.Equal("\U0001F600", PluginRowWriter.Escape("\U0001F600"));
        Assert.Equal("\\ud83d", PluginRowWriter.Escape("\uD83D"));
        Assert.Equal("\\ude00\\ud83d", PluginRowWriter.Escape("\uDE00\uD83D"));
        Assert.Equal("\\ud83d\U0001F600", PluginRowWriter.Escape("\uD83D\uD83D\uDE00"));
    }

    [Fact]
    public void Escaped_text_is_safe_in_a_row_and_can_be_read_back()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var text = RandomData.Text(random, 20);
            var escaped = PluginRowWriter.Escape(text);

            Assert.False(escaped.AsSpan().ContainsAny(s_unsafe), $"round {round}");
            Assert.Equal(escaped, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(escaped)));
            Assert.Equal(text, Escapes().Replace(escaped, static m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
        }
    }

    [Fact]
    public void Empty_fields_at_the_end_are_left_out() => Assert.Equal("s3_batch|Acme.S3Batch|Acme|1.0.0|0", Row(s_plain, 0));

    [Fact]
    public void Each_field_has_its_place()
    {
        var row = Row(
            s_plain with
            {
                Lifetime = 0,
                Tier = 3,
                Aliases = new([new AliasModel("tool", null), new AliasModel("old", "2.0.0")]),
                Dependencies = new([new DependencyModel("auth", "[1.0,2.0)", true), new DependencyModel("load/x", null, false)]),
                HostVersion = "[1.0,)",
                Author = "A|B",
                Description = "D",
                Lifecycle = true,
                Migrations = "Migrations/s3",
            },
            2,
            10);

        var fields = row.Split('|');
        Assert.Equal(Enum.GetValues<PluginField>().Length, fields.Length);
        Assert.Equal("s3_batch", fields[(int)PluginField.Name]);
        Assert.Equal("Acme.S3Batch", fields[(int)PluginField.Type]);
        Assert.Equal("Acme", fields[(int)PluginField.Assembly]);
        Assert.Equal("1.0.0", fields[(int)PluginField.Version]);
        Assert.Equal("2;10", fields[(int)PluginField.Contracts]);
        Assert.Equal("0", fields[(int)PluginField.Lifetime]);
        Assert.Equal("3", fields[(int)PluginField.Tier]);
        Assert.Equal("tool;old", fields[(int)PluginField.Aliases]);
        Assert.Equal("?auth [1.0,2.0);load/x", fields[(int)PluginField.Dependencies]);
        Assert.Equal("[1.0,)", fields[(int)PluginField.HostVersion]);
        Assert.Equal("A\\u007cB", fields[(int)PluginField.Author]);
        Assert.Equal("D", fields[(int)PluginField.Description]);
        Assert.Equal("1", fields[(int)PluginField.Lifecycle]);
        Assert.Equal("Migrations/s3", fields[(int)PluginField.Migrations]);
    }

    private static string Row(PluginModel plugin, params int[] contracts)
    {
        var row = new StringBuilder();
        PluginRowWriter.Append(row, plugin, contracts);
        return row.ToString();
    }

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escapes();
}
