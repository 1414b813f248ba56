using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>What adapters do with JSON.</summary>
internal static class CaseJson
{
    public static JsonElement? Member(JsonElement map, string name)
        => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement map, string name) => Member(map, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static JsonElement Map(JsonElement map, string name) => Member(map, name) ?? Json.EmptyObject;

    public static IEnumerable<string> Names(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(static m => Names(m.Value).Prepend(m.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    public static JsonElement Parse(string json) => Json.Parse(Encoding.UTF8.GetBytes(json));

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    /// <summary>The value with its templates rendered by the engine, which actions get.</summary>
    public static JsonElement Render(JsonElement value, JsonElement context)
    {
        if (!value.GetRawText().Contains("{{", StringComparison.Ordinal))
        {
            return value;
        }

        // JSON is YAML: the value goes the way of any step's input.
        var step = PlaybookReader.Parse($"name: n\nsteps:\n  - step: s\n    tool: http\n    inputs: {{value: {value.GetRawText().ReplaceLineEndings(" ")}}}\n", "case.yaml", Path.GetTempPath(), null).Steps[0];
        using var writer = new TemplateWriter(context.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value), PlaybookLimits.Default);
        TemplateParser.Parse(step.Inputs[0].Value, PlaybookLimits.Default).WriteTo(writer);
        return writer.ToValue();
    }
}
