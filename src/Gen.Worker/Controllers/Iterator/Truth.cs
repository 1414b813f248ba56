using System.Text.Json;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>What counts as true where a playbook says whether, and perhaps says it as text.</summary>
internal static class Truth
{
    private static readonly string[] FalseTexts = ["", "0", "false", "no", "n", "off", "none", "null"];

    /// <summary>False are null, <c>false</c>, 0, empty lists and maps, and texts that say no: <c>false</c>, <c>no</c>, <c>n</c>, <c>off</c>, <c>0</c>, <c>none</c>, <c>null</c>, nothing.</summary>
    public static bool Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => !value.TryGetDouble(out var number) || number != 0,
        JsonValueKind.String => !FalseTexts.Contains(value.GetString()!.Trim(), StringComparer.OrdinalIgnoreCase),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(),
        _ => false,
    };
}
