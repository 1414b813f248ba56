using System.Text.Json;
using Gen.Worker.Actions.DuckDb;

namespace Gen.Worker.Tests.Cases;

/// <summary>What DuckDB is told of logins.</summary>
internal sealed class DuckDbSecretCases : ICaseAdapter
{
    public string File => "duckdb-secrets-extensions.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var logins = input.GetProperty("resolved");
        return CaseAnswer.Of(() => input.GetProperty("op").GetString() == "required_extensions"
            ? CaseJson.Parse($$"""{"extensions":[{{string.Join(',', DuckDbSecrets.Extensions(logins).Select(CaseJson.Quote))}}]}""")
            : SplitCases.Statements(DuckDbSecrets.Statements(logins)));
    }
}
