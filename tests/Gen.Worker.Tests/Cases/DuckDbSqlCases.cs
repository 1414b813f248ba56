using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Tests.Cases;

/// <summary>How SQL for DuckDB is split, and what becomes of a value in it.</summary>
internal sealed class DuckDbSqlCases : ICaseAdapter
{
    public string File => "duckdb-sql.json";

    public CaseAnswer Answer(JsonElement input)
    {
        if (input.TryGetProperty("sql", out var sql))
        {
            return CaseAnswer.Of(() => SplitCases.Statements(SplitCases.Split(sql.GetString()!, DatabaseDialect.DuckDb)));
        }

        // A value is bound as it is; its text is the same, but for null, which stays null.
        var bound = SqlBinder.Bind("SELECT :value", DatabaseDialect.DuckDb, input.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value)).Parameters.Single().Value;
        return new(CaseJson.Parse($$"""{"escaped":{{CaseJson.Quote(bound.ValueKind == JsonValueKind.String ? bound.GetString()! : bound.GetRawText())}}}"""), Difference: "bound");
    }
}
