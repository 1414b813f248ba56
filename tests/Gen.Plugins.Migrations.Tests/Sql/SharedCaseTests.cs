using System.Text.Json;

namespace Gen.Plugins.Migrations.Tests.Sql;

/// <summary>
/// What the original system made of texts, where it was right. It knew no comments, which it split or joined; it took what has no end for the rest of the text; and it resolved
/// references in SQL before it split, which is no business of a splitter.
/// </summary>
public class SharedCaseTests
{
    private static readonly Dictionary<string, string> s_better = new()
    {
        ["line comment is not understood (splits inside)"] = "SELECT 1 -- a;b|SELECT 2",
        ["block comment is not understood"] = "SELECT 1 /* a;b */|SELECT 2",
        ["unterminated literal keeps the rest in one statement"] = "Line 1, column 8: A string that begins here has no end: ' is missing.",
        ["comment-only lines and blank lines dropped"] = "-- header\nSELECT 1|-- another\nSELECT 2",
        ["trailing comment on a code line is kept and then swallows the next line (joined)"] = "SELECT 1 -- note\n, 2",
        ["multi-line string literal loses a line that looks like a comment"] = "SELECT 'a\n-- b\nc'",
        ["a rendered value that contains a semicolon splits (no escaping)"] = "SELECT {{ v }}",
    };

    public static TheoryData<string, SqlDialect, string, string> Cases()
    {
        var data = new TheoryData<string, SqlDialect, string, string>();
        foreach (var (file, field, dialect) in new[] { ("sql-split.json", "sql", SqlDialect.Sqlite), ("sql-split.json", "sql", SqlDialect.PostgreSql), ("postgres-split.json", "commands", SqlDialect.PostgreSql) })
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", file)));
            foreach (var test in json.RootElement.EnumerateArray())
            {
                var name = test.GetProperty("name").GetString()!;
                var expected = string.Join('|', test.GetProperty("expected").GetProperty("statements").EnumerateArray().Select(static s => s.GetString()));
                data.Add(name, dialect, test.GetProperty("input").GetProperty(field).GetString()!, s_better.GetValueOrDefault(name, expected));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_original_is_followed_where_it_was_right(string name, SqlDialect dialect, string sql, string expected)
    {
        string actual;
        try
        {
            actual = string.Join('|', SqlSplitter.Split(sql, dialect).Select(static s => s.Text));
        }
        catch (SqlSyntaxException e)
        {
            actual = e.Message;
        }

        Assert.True(expected == actual, $"{name}: {actual}");
    }
}
