using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Auth.Forms;

/// <summary>Brings the ways in which steps have written their logins into the one that <see cref="AuthSpec"/> reads.</summary>
public static class AuthForms
{
    private static readonly string[] Words = ["auth", "credentials", "credential"];

    /// <summary>Whether a member of a map makes it one login, and not a map of logins by name.</summary>
    /// <param name="name">The member's name.</param>
    public static bool IsWord(string name) => AuthWords.IsReserved(name);

    /// <summary>What a step has as its logins, whichever of the three words it has.</summary>
    /// <param name="inputs">The step's inputs, or a map in them.</param>
    /// <returns>What its <c>auth</c> is; <see langword="null"/> if it has none.</returns>
    /// <exception cref="AuthException">It has more than one of them, or one is wrong.</exception>
    public static JsonElement? Convert(ActionInputs inputs)
        => Convert(Json.Write(inputs, static (writer, i) =>
        {
            writer.WriteStartObject();
            foreach (var word in Words)
            {
                if (i.TryGet(word, out var value))
                {
                    writer.WritePropertyName(word);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }));

    /// <summary>Turns <c>credentials</c> (a map of names, or of maps with a <c>key</c>) and <c>credential</c> (a name) into <c>auth</c>.</summary>
    /// <param name="step">The step, or its inputs.</param>
    /// <returns>What its <c>auth</c> is; <see langword="null"/> if it has none of the three.</returns>
    /// <exception cref="AuthException">It has more than one of them, or one is wrong.</exception>
    public static JsonElement? Convert(JsonElement step)
    {
        string[] given = [.. Words.Where(w => AuthWords.Has(step, w))];
        if (given.Length > 1)
        {
            throw new AuthException($"A step has {string.Join(" and ", given.Select(static g => $"'{g}'"))}: leave one. 'auth' is the word to use.");
        }

        return given switch
        {
            [] => null,
            ["credentials"] => Credentials(step.GetProperty("credentials")),
            [var word] => step.GetProperty(word),
            _ => null,
        };
    }

    /// <summary>The logins of a step, over which its arguments have the last word.</summary>
    /// <param name="step">The step, or its inputs.</param>
    /// <param name="arguments">A map whose <c>auth</c> is laid over the step's: members of the same login win.</param>
    /// <exception cref="AuthException">One is wrong.</exception>
    public static JsonElement? Combine(JsonElement step, JsonElement? arguments = null)
    {
        var own = Convert(step);
        var over = arguments is { ValueKind: JsonValueKind.Object } a && AuthWords.Has(a, "auth") ? a.GetProperty("auth") : (JsonElement?)null;
        if (own is not { } first)
        {
            return over;
        }

        return over is not { } second ? first : MergeDeep(Named(first), Named(second));
    }

    /// <summary>The members of two maps; those of the second win.</summary>
    internal static JsonElement Merge(JsonElement first, JsonElement second, bool isSecondFirst = false)
        => Json.Write((first, second, isSecondFirst), static (writer, m) =>
        {
            var others = m.first.EnumerateObject().Where(x => !m.second.TryGetProperty(x.Name, out _));
            writer.WriteStartObject();
            foreach (var member in m.isSecondFirst ? m.second.EnumerateObject().Concat(others) : others.Concat(m.second.EnumerateObject()))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    /// <summary>Text as a map of one login, so that text and maps can be laid over each other.</summary>
    public static JsonElement Named(JsonElement auth)
        => auth.ValueKind != JsonValueKind.String ? auth : Json.Write(auth, static (writer, text) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName(AuthSpec.Default);
            WriteKey(writer, text, text);
            writer.WriteEndObject();
        });

    private static JsonElement MergeDeep(JsonElement first, JsonElement second)
    {
        if (first.ValueKind != JsonValueKind.Object || second.ValueKind != JsonValueKind.Object)
        {
            return second;
        }

        return Json.Write((first, second), static (writer, m) =>
        {
            writer.WriteStartObject();
            foreach (var member in m.first.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                var isBoth = m.second.TryGetProperty(member.Name, out var other);
                (isBoth && member.Value.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object ? Merge(member.Value, other) : isBoth ? other : member.Value)
                    .WriteTo(writer);
            }

            foreach (var member in m.second.EnumerateObject().Where(x => !m.first.TryGetProperty(x.Name, out _)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    private static JsonElement Credentials(JsonElement credentials)
    {
        if (credentials.ValueKind == JsonValueKind.String)
        {
            return credentials;
        }

        if (credentials.ValueKind != JsonValueKind.Object)
        {
            throw new AuthException($"'credentials' must be a map of names of credentials, and is {Json.Describe(credentials)}. Better write 'auth'.");
        }

        return Json.Write(credentials, static (writer, all) =>
        {
            writer.WriteStartObject();
            foreach (var entry in all.EnumerateObject())
            {
                writer.WritePropertyName(entry.Name);
                WriteKey(
                    writer,
                    entry.Value,
                    entry.Value.ValueKind == JsonValueKind.Object && AuthWords.Has(entry.Value, "key") ? entry.Value.GetProperty("key")
                    : entry.Value.ValueKind == JsonValueKind.String ? entry.Value
                    : throw new AuthException($"'credentials.{entry.Name}' must be the name of a credential, or a map with its name as 'key'."));
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>These forms are older than types, and meant PostgreSQL.</summary>
    private static void WriteKey(Utf8JsonWriter writer, JsonElement entry, JsonElement key)
    {
        writer.WriteStartObject();
        writer.WriteString("type", entry.ValueKind == JsonValueKind.Object && AuthWords.Text(entry, "type") is { } type ? type : AuthTypes.Postgres);
        writer.WritePropertyName("key");
        key.WriteTo(writer);
        if (entry.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in entry.EnumerateObject().Where(static m => m.Name is not ("key" or "type")))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
