using System.Text.Json;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Logins;

namespace Gen.Worker.Tests.Cases;

/// <summary>Members of logins under their types' names.</summary>
internal sealed class AuthNormalizeCases : ICaseAdapter
{
    public string File => "auth-normalize.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var type = input.GetProperty("op").GetString() == "normalize_postgres" ? AuthTypes.Postgres : AuthTypes.Hmac;
        var record = input.GetProperty("record");
        return CaseAnswer.Of(() => LoginFields.Normalize(type, record, CaseJson.Text(input, "service")), CaseJson.Names(record).Contains("dbname") ? "dbname" : null);
    }
}
