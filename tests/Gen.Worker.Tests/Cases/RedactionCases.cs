using System.Text.Json;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Tests.Cases;

/// <summary>Values that are not shown because of their names.</summary>
internal sealed class RedactionCases : ICaseAdapter
{
    private static readonly string[] More = ["passphrase", "private_key", "api_key", "authorization"];

    public string File => "redaction.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var (names, data) = input.GetProperty("op").GetString() switch
        {
            "redact_auth" => (SensitiveNames.OfLogins, input.GetProperty("data")),
            "redact_headers" => (SensitiveNames.OfHeaders, input.GetProperty("headers")),
            _ => (SensitiveNames.OfAnything, input.GetProperty("data")),
        };
        return CaseAnswer.Of(
            () => names.Redact(data),
            CaseJson.Names(data).Any(static n => n.Contains("cookie", StringComparison.OrdinalIgnoreCase)) && names == SensitiveNames.OfHeaders ? "cookies"
            : CaseJson.Names(data).Any(static n => Array.Exists(More, m => n.Contains(m, StringComparison.OrdinalIgnoreCase))) ? "more_names"
            : HoldsList(data) ? "lists"
            : null);
    }

    private static bool HoldsList(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => true,
        JsonValueKind.Object => value.EnumerateObject().Any(static m => HoldsList(m.Value)),
        _ => false,
    };
}
