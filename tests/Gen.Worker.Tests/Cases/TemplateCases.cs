using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Tests.Templates;

namespace Gen.Worker.Tests.Cases;

/// <summary>What a template gives: text, or a map or list with texts. Judged by meaning: how Python spells a value does not carry over.</summary>
internal sealed class TemplateCases : ICaseAdapter
{
    public string File => "template-render.json";

    public CaseAnswer Answer(JsonElement input)
    {
        try
        {
            return new(Rendered.Node(ToNode(input.GetProperty("template")), input.GetProperty("context").EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value)));
        }
        catch (PlaybookException e)
        {
            return new(null, e.Problem);
        }
    }

    public bool IsRight(KnownCase known, CaseAnswer answer)
        => known.Expected.TryGetProperty("value", out var expected) ? answer.Value is { } value && AreAlike(expected, value) : answer.Error is not null;

    public string? Difference(KnownCase known, CaseAnswer answer)
    {
        if (!known.Expected.TryGetProperty("value", out var expected))
        {
            return null;
        }

        return answer.Error is not { } error ? (AreGuesses(expected, answer.Value!.Value) ? "guessed_from_text" : null)
            : HoldsOwnText(known.Input.GetProperty("template"), expected) ? "own_text"
            : error.StartsWith("There is no '", StringComparison.Ordinal) || error.Contains("has no ", StringComparison.Ordinal) ? "unknown_is_empty"
            : null;
    }

    private static YamlNode ToNode(JsonElement template) => template.ValueKind switch
    {
        JsonValueKind.String => Rendered.Scalar(template.GetString()!),
        JsonValueKind.Array => new YamlList(new("p.yaml", 1, 1), [.. template.EnumerateArray().Select(ToNode)], 1, 1),
        JsonValueKind.Object => new YamlMap(new("p.yaml", 1, 1), [.. template.EnumerateObject().Select(m => KeyValuePair.Create(Rendered.Scalar(m.Name), ToNode(m.Value)))], 1, 1),
        _ => Rendered.Scalar(template.GetRawText()) with { IsText = false },
    };

    private static bool AreAlike(JsonElement a, JsonElement b)
        => JsonElement.DeepEquals(a, b)
            || (a.ValueKind == JsonValueKind.Number && b.ValueKind == JsonValueKind.Number && a.GetDouble().Equals(b.GetDouble()))
            || (a.ValueKind == JsonValueKind.String && b.ValueKind == JsonValueKind.String && Spelling(a.GetString()!) == Spelling(b.GetString()!))
            || (a.ValueKind == JsonValueKind.Array && b.ValueKind == JsonValueKind.Array && a.GetArrayLength() == b.GetArrayLength()
                && a.EnumerateArray().Zip(b.EnumerateArray()).All(static p => AreAlike(p.First, p.Second)))
            || (a.ValueKind == JsonValueKind.Object && b.ValueKind == JsonValueKind.Object && a.EnumerateObject().Count() == b.EnumerateObject().Count()
                && a.EnumerateObject().All(m => b.TryGetProperty(m.Name, out var other) && AreAlike(m.Value, other)));

    /// <summary>True or true, {'a': 1} or {"a":1}: how Python spells it does not carry over.</summary>
    private static string Spelling(string text)
        => text.Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal).Replace("None", "null", StringComparison.Ordinal)
            .Replace('\'', '"').Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The original made the expected value of the text that is the result.</summary>
    private static bool AreGuesses(JsonElement expected, JsonElement result)
    {
        switch (expected.ValueKind, result.ValueKind)
        {
            case (not JsonValueKind.String, JsonValueKind.String):
                var text = result.GetString()!.Trim();
                return expected.ValueKind == JsonValueKind.Null
                    ? text.ToLowerInvariant() is "none" or "null" or ""
                    : TryParse(Spelling(text)) is { } guess && AreAlike(expected, guess);
            case (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == result.GetArrayLength():
                return expected.EnumerateArray().Zip(result.EnumerateArray()).All(static p => AreAlike(p.First, p.Second) || AreGuesses(p.First, p.Second));
            case (JsonValueKind.Object, JsonValueKind.Object) when expected.EnumerateObject().Count() == result.EnumerateObject().Count():
                return expected.EnumerateObject().All(m => result.TryGetProperty(m.Name, out var other) && (AreAlike(m.Value, other) || AreGuesses(m.Value, other)));
            default:
                return false;
        }
    }

    private static JsonElement? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Somewhere the template's own text came back.</summary>
    private static bool HoldsOwnText(JsonElement template, JsonElement expected) => template.ValueKind switch
    {
        JsonValueKind.String => JsonElement.DeepEquals(template, expected) && template.GetString()!.Contains('{', StringComparison.Ordinal),
        JsonValueKind.Array when expected.ValueKind == JsonValueKind.Array => template.EnumerateArray().Zip(expected.EnumerateArray()).Any(static p => HoldsOwnText(p.First, p.Second)),
        JsonValueKind.Object when expected.ValueKind == JsonValueKind.Object => template.EnumerateObject().Any(m => expected.TryGetProperty(m.Name, out var other) && HoldsOwnText(m.Value, other)),
        _ => false,
    };
}
