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

        if (Expected.ValueKind == JsonValueKind.Object && (Expected.TryGetProperty("error", out var error) || (Expected.EnumerateObject().Count() == 1 && Expected.TryGetProperty("raises", out error)))
            && error.ValueKind == JsonValueKind.String)
        {
            return answer.Error is { } said && Names(said, error.GetString()!);
        }

        if (Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty("errorContains", out var part))
        {
            return answer.Error?.Contains(part.GetString()!, StringComparison.OrdinalIgnoreCase) == true;
        }

        return answer.Error is null && answer.Value is { } value && AreEqual(value, Expected, answer.IsMore);
    }

    /// <param name="a">What is.</param>
    /// <param name="b">What should be.</param>
    /// <param name="isMore">Whether maps may have more members than they should.</param>
    private static bool AreEqual(JsonElement a, JsonElement b, bool isMore)
    {
        if (a.ValueKind != b.ValueKind)
        {
            return false;
        }

        switch (a.ValueKind)
        {
            case JsonValueKind.Object:
                // A note is for people who read the case.
                var members = b.EnumerateObject().Where(static m => m.Name != "note").ToDictionary(static m => m.Name, static m => m.Value);
                return (isMore || a.EnumerateObject().Count() == members.Count) && members.All(m => a.TryGetProperty(m.Key, out var own) && (AreEqual(own, m.Value, isMore) || SaysTheSame(m.Key, own, m.Value, members)));
            case JsonValueKind.Array:
                return a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(p => AreEqual(p.First, p.Second, isMore));
            case JsonValueKind.Number:
                return a.GetDouble().Equals(b.GetDouble());
            case JsonValueKind.String:
                return a.GetString() == b.GetString();
            default:
                return true;
        }
    }

    /// <summary>A message within an answer: of that of a failure the names that it quotes count, another is part of what is said.</summary>
    private static bool SaysTheSame(string name, JsonElement own, JsonElement expected, Dictionary<string, JsonElement> members)
        => name is "error" or "message" && own.ValueKind == JsonValueKind.String && expected.ValueKind == JsonValueKind.String
            && (members.TryGetValue("status", out var status) && status.ValueKind == JsonValueKind.String && status.GetString() == "error"
                ? Names(own.GetString()!, expected.GetString()!)
                : own.GetString()!.Contains(expected.GetString()!, StringComparison.Ordinal));

    /// <summary>Whether a message has all names that another one quotes. The original's word for an action was type.</summary>
    private static bool Names(string said, string expected)
        => Quoted().Matches(expected).All(m => said.Contains(m.Value, StringComparison.Ordinal) || said.Contains(m.Value.Replace("'type: ", "'action: ", StringComparison.Ordinal), StringComparison.Ordinal));

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();
}
