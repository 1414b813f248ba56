using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>Items in the order of the iterations, each of which gets one of them, or some. Nothing is copied until an iteration asks for its items.</summary>
/// <param name="items">The items.</param>
/// <param name="chunk">How many an iteration gets; <see langword="null"/>: one.</param>
internal sealed class Batches(IReadOnlyList<JsonElement> items, int? chunk)
{
    private readonly int _size = chunk ?? 1;

    /// <summary>How many iterations there are.</summary>
    public int Count { get; } = (int)((items.Count + (long)(chunk ?? 1) - 1) / (chunk ?? 1));

    /// <summary>Whether an iteration gets a list.</summary>
    public bool AreLists => chunk is not null;

    /// <summary>The places and items of an iteration.</summary>
    public IEnumerable<(int Index, JsonElement Item)> this[int iteration]
    {
        get
        {
            var start = iteration * _size;
            return Enumerable.Range(start, Math.Min(_size, items.Count - start)).Select(i => (i, items[i]));
        }
    }

    /// <summary>What an iteration calls its element: an item, or a list of them.</summary>
    public JsonElement Element(int iteration) => AreLists
        ? Json.Write(this[iteration], static (writer, batch) =>
        {
            writer.WriteStartArray();
            foreach (var (_, item) in batch)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        })
        : items[iteration];
}
