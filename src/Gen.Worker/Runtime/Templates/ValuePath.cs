using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A reference to a value of the workload or to an earlier step's result: <c>zones.rows[0].count</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Root">The first name.</param>
/// <param name="Parts">What follows.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record ValuePath(string Text, string Root, IReadOnlyList<ValuePathPart> Parts, SourceLocation Location)
{
    /// <summary>Finds the value.</summary>
    /// <exception cref="PlaybookException">There is none; the message names the nearest names, never values.</exception>
    public JsonElement Resolve(IReadOnlyDictionary<string, JsonElement> values)
    {
        if (!values.TryGetValue(Root, out var value))
        {
            throw Unknown($"There is no '{Root}' here. {Known.Hint(Root, [.. values.Keys])}");
        }

        var end = Root.Length;
        foreach (var part in Parts)
        {
            value = part.Name is null ? Item(value, part.Index, end) : Member(value, part.Name, end);
            end = part.End;
        }

        return value;
    }

    private JsonElement Member(JsonElement value, string name, int end)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Unknown($"'{Text[..end]}' is {Json.Describe(value)} and has no '{name}'.");
        }

        return value.TryGetProperty(name, out var member)
            ? member
            : throw Unknown($"'{Text[..end]}' has no '{name}'. {Known.Hint(name, [.. value.EnumerateObject().Select(static m => m.Name)])}");
    }

    private JsonElement Item(JsonElement value, int index, int end)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Unknown($"'{Text[..end]}' is {Json.Describe(value)} and no list.");
        }

        var length = value.GetArrayLength();
        var at = index < 0 ? length + index : index;
        return at >= 0 && at < length ? value[at] : throw Unknown($"'{Text[..end]}' has {length} items, and no [{index}].");
    }

    private PlaybookException Unknown(string problem) => new(Location, problem);
}
