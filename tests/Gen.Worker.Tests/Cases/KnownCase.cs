using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gen.Worker.Tests.Cases;

/// <summary>A case of a file, and whether an answer is right.</summary>
internal sealed partial record KnownCase(string Name, JsonElement Input, JsonElement Expected)
{
    public static IReadOnlyList<KnownCase> Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.EnumerateArray().Select(static c => new KnownCase(c.GetProperty("name").GetString()!, c.GetProperty("input").Clone(), c.GetProperty("expected").Clone()))];
    }

    /// <summary>Meaning, not spelling: of an error, the names that it quotes must be there. Some errors are known by their beginning and by what they must hold.</summary>
    public bool IsRight(CaseAnswer answer)
    {
        if (Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty("errorStartsWith", out var start))
        {
            return answer.Error?.StartsWith(start.GetString()!, StringComparison.Ordinal) == true
                && (!Expected.TryGetProperty("errorContainsAll", out var parts) || parts.EnumerateArray().All(p => answer.Error.Contains(p.GetString()!, StringComparison.Ordinal)));
        }

        if (Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty("error", out var error))
        {
            return answer.Error is { } said && Quoted().Matches(error.GetString()!).All(m => said.Contains(m.Value, StringComparison.Ordinal));
        }

        if (Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty("errorContains", out var part))
        {
            return answer.Error?.Contains(part.GetString()!, StringComparison.OrdinalIgnoreCase) == true;
        }

        return answer.Error is null && answer.Value is { } value && AreEqual(value, Expected);
    }

    private static bool AreEqual(JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind)
        {
            return false;
        }

        switch (a.ValueKind)
        {
            case JsonValueKind.Object:
                var members = b.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
                return a.EnumerateObject().Count() == members.Count && a.EnumerateObject().All(m => members.TryGetValue(m.Name, out var other) && (AreEqual(m.Value, other) || IsSameError(m, other)));
            case JsonValueKind.Array:
                return a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(static p => AreEqual(p.First, p.Second));
            case JsonValueKind.Number:
                return a.GetDouble().Equals(b.GetDouble());
            case JsonValueKind.String:
                return a.GetString() == b.GetString();
            default:
                return true;
        }
    }

    /// <summary>An error within a result may say more.</summary>
    private static bool IsSameError(JsonProperty member, JsonElement expected)
        => member.Name == "error" && member.Value.ValueKind == JsonValueKind.String && expected.ValueKind == JsonValueKind.String
            && member.Value.GetString()!.Contains(expected.GetString()!, StringComparison.Ordinal);

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();
}
