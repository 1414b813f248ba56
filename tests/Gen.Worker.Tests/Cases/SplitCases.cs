using System.Text.Json;
using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Tests.Cases;

/// <summary>How a step's SQL is split into statements.</summary>
internal sealed class SplitCases(string file, string field) : ICaseAdapter
{
    public string File => file;

    public CaseAnswer Answer(JsonElement input)
    {
        var sql = input.GetProperty(field).GetString()!;
        return CaseAnswer.Of(
            () => Statements(string.IsNullOrWhiteSpace(sql) ? [] : Split(sql, DatabaseDialect.PostgreSql)),
            sql.Contains("{{", StringComparison.Ordinal) ? "references"
            : sql.Contains("--", StringComparison.Ordinal) || sql.Contains("/*", StringComparison.Ordinal) ? "comments"
            : sql.Count(static c => c == '\'') % 2 != 0 || sql.Count(static c => c == '"') % 2 != 0 ? "has_an_end" : null);
    }

    /// <summary>The statements, without the comments before them, which a database does not mind.</summary>
    public static IEnumerable<string> Split(string sql, DatabaseDialect dialect)
    {
        var work = SqlWork.From(new(CaseJson.Parse($$"""{"sql":{{CaseJson.Quote(sql)}}}""")), dialect, inTransaction: false);
        return work.Statements.Select(static s => WithoutComments(s.Text));
    }

    public static JsonElement Statements(IEnumerable<string> statements) => CaseJson.Parse($$"""{"statements":[{{string.Join(',', statements.Select(CaseJson.Quote))}}]}""");

    private static string WithoutComments(string statement)
    {
        var lines = statement.Split('\n').SkipWhile(static l => l.TrimStart().StartsWith("--", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(l));
        return string.Join('\n', lines).Trim();
    }
}
