using System.Text.Json;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>The iterations that failed: all are counted, and the first of them are shown.</summary>
internal sealed class IterationErrors
{
    /// <summary>How many are shown. All are in the event log.</summary>
    public const int MostShown = 100;

    private readonly SortedDictionary<int, ActionFailedException> _shown = [];
    private int _count;

    /// <summary>How many failed.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The first in the order of the list, of those that are shown.</summary>
    public (int Index, ActionFailedException Failure) First
    {
        get
        {
            lock (_shown)
            {
                var (index, failure) = _shown.First();
                return (index, failure);
            }
        }
    }

    public void Add(int index, ActionFailedException failure)
    {
        lock (_shown)
        {
            _count++;
            if (_shown.Count < MostShown)
            {
                _shown.Add(index, failure);
            }
        }
    }

    /// <summary>Writes <c>failed</c> and <c>errors</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        lock (_shown)
        {
            writer.WriteNumber("failed", _count);
            writer.WriteStartArray("errors");
            foreach (var (index, failure) in _shown)
            {
                writer.WriteStartObject();
                writer.WriteNumber("index", index);
                
                // No database takes a NUL in JSON.
                writer.WriteString("message", failure.Message.Replace('\0', '\uFFFD'));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
