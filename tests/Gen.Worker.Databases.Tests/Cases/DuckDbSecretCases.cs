using System.Text.Json;
using Gen.Worker.Actions.DuckDb;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Tests.Cases;

namespace Gen.Worker.Databases.Tests.Cases;

/// <summary>What DuckDB is told of logins.</summary>
internal sealed class DuckDbSecretCases : ICaseAdapter
{
    public string File => "duckdb-secrets-extensions.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var logins = input.GetProperty("resolved");
        return CaseAnswer.Of(() => input.GetProperty("op").GetString() == "required_extensions"
            ? Run.Parse($$"""{"extensions":[{{string.Join(',', DuckDbSecrets.Extensions(logins).Select(Run.Text))}}]}""")
            : SplitCases.Statements(DuckDbSecrets.Statements(logins)));
    }
}
