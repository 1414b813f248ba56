using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;

namespace Gen.Worker.Tests.Cases;

/// <summary>Logins as they are written.</summary>
internal sealed class AuthValidationCases : ICaseAdapter
{
    public string File => "auth-validation.json";

    public CaseAnswer Answer(JsonElement input)
        => CaseAnswer.Of(
            () =>
            {
                if (CaseJson.Text(input, "plugin") is not { } plugin)
                {
                    return Arities();
                }

                AuthRules.Check(input.GetProperty("auth"), plugin);
                return CaseJson.Parse("""{"valid": true}""");
            },
            AuthResolutionCases.Types(input.GetProperty("auth")).Any(static t => AuthTypes.Find(t) is null) ? "type_is_known" : null);

    private static JsonElement Arities() => Json.Write(AuthRules.Arities, static (writer, arities) =>
    {
        writer.WriteStartObject();
        foreach (var (tool, arity) in arities)
        {
            writer.WriteString(tool, arity == AuthArity.One ? "single" : "multi");
        }

        writer.WriteEndObject();
    });
}
