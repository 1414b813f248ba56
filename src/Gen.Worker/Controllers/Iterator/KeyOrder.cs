using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>Which of two keys comes first: numbers, texts (by their characters' codes), true after false, lists by their items.</summary>
internal sealed class KeyOrder : IComparer<JsonElement>
{
    public static KeyOrder Instance { get; } = new();

    /// <exception cref="ActionInputException">The two have no order.</exception>
    public int Compare(JsonElement x, JsonElement y) => (x.ValueKind, y.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => x.TryGetInt64(out var a) && y.TryGetInt64(out var b) ? a.CompareTo(b) : x.GetDouble().CompareTo(y.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(x.GetString(), y.GetString()),
        (JsonValueKind.Array, JsonValueKind.Array) => CompareLists(x, y),
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False) => x.GetBoolean().CompareTo(y.GetBoolean()),
        _ => throw new ActionInputException("order_by", $"gives {Json.Describe(x)} for one item and {Json.Describe(y)} for another: neither is less than the other."),
    };

    private int CompareLists(JsonElement x, JsonElement y)
    {
        foreach (var (a, b) in x.EnumerateArray().Zip(y.EnumerateArray()))
        {
            if (Compare(a, b) is var order and not 0)
            {
                return order;
            }
        }

        return x.GetArrayLength().CompareTo(y.GetArrayLength());
    }
}
