using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Tests.Cases;

/// <summary>What becomes of parameters, and of SQL that is written as base64.</summary>
internal sealed class SqlParameterCases : ICaseAdapter
{
    public string File => "sql-parameters.json";

    public CaseAnswer Answer(JsonElement input)
    {
        if (input.TryGetProperty("taskConfig", out var config))
        {
            return CaseAnswer.Of(() => CaseJson.Parse($$"""{"commands":{{CaseJson.Quote(string.Join(";\n", SqlWork.ReadTexts(new(config)).Texts))}}}"""), "base64");
        }

        var dialect = input.GetProperty("tool").GetString() == "snowflake" ? DatabaseDialect.Snowflake : DatabaseDialect.PostgreSql;
        var values = input.GetProperty("params").EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
        return CaseAnswer.Of(
            () =>
            {
                var bound = SqlBinder.Bind(string.Join(", ", values.Keys.Select(static k => $":{k}")), dialect, values);
                return CaseJson.Parse($$"""{{{string.Join(',', bound.Parameters.Select(static p => $"{CaseJson.Quote(p.Name)}:{p.Value.GetRawText()}"))}}}""");
            },
            values.Values.Any(static v => v.ValueKind == JsonValueKind.String && v.GetString()!.AsSpan().IndexOfAny('\'', '<', '>') >= 0) ? "bound" : null);
    }
}
