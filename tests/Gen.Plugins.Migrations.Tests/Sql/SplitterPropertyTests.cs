namespace Gen.Plugins.Migrations.Tests.Sql;

public class SplitterPropertyTests
{
    private static readonly string[] s_pieces =
    [
        "SELECT", "CREATE", "OR", "REPLACE", "TRIGGER", "TEMP", "FUNCTION", "PROCEDURE", "BEGIN", "ATOMIC", "END", "CASE", "e", "E", "x", "ä", "1", ".", ",", "a$b$", "$", "$$", "$a$", "$1",
        "'", "''", "\"", "`", "[", "]", "(", ")", ";", ";", ";", "-", "--", "/*", "*/", "*", "/", "\\", "\n", "\r", " ", " ", "\t", "\uFEFF", "E'\\''", "'it''s'", "-- x\n", "/* ; */", "\0",
    ];

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public void Any_text_is_split_as_the_slow_and_obvious_way_splits_it(SqlDialect dialect)
    {
        var random = new Random(20261121);
        for (var round = 0; round < 60_000; round++)
        {
            var sql = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => s_pieces[random.Next(s_pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
            var expected = ReferenceSplitter.Split(sql, dialect);
            List<string>? actual;
            try
            {
                actual = [.. SqlSplitter.Split(sql, dialect).Select(static s => s.Text)];
            }
            catch (SqlSyntaxException)
            {
                actual = null;
            }

            Assert.True(
                expected is null ? actual is null : actual is not null && expected.SequenceEqual(actual),
                $"{System.Text.Json.JsonSerializer.Serialize(sql)}: {Text(actual)}, not {Text(expected)}");
        }

        static string Text(List<string>? statements) => statements is null ? "an error" : string.Join(" | ", statements);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public void Any_statement_stands_where_it_says(SqlDialect dialect)
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var sql = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => s_pieces[random.Next(s_pieces.Length)] + " "));
            try
            {
                var lines = sql.ReplaceLineEndings("\n").Split('\n');
                foreach (var statement in SqlSplitter.Split(sql, dialect))
                {
                    Assert.StartsWith(statement.Text.ReplaceLineEndings("\n").Split('\n')[0], lines[statement.Line - 1][(statement.Column - 1)..], StringComparison.Ordinal);
                }
            }
            catch (SqlSyntaxException e)
            {
                Assert.InRange(e.Line, 1, sql.Length + 1);
            }
        }
    }
}
