using System.Buffers;
using System.Text.Json;

namespace Gen.Worker.Runtime.Values;

/// <summary>What a value is written into. Most values are small and many are made, so each thread keeps one for whoever writes next.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int MostKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private bool _isTaken;

    private JsonBuffer() => Writer = new(_buffer);

    public Utf8JsonWriter Writer { get; }

    /// <summary>How much was written.</summary>
    public long Bytes => Writer.BytesCommitted + Writer.BytesPending;

    /// <summary>An empty one: to be disposed, and not used after that.</summary>
    public static JsonBuffer Take()
    {
        var taken = _kept ?? new();
        _kept = null;
        taken._isTaken = true;
        return taken;
    }

    /// <summary>The value that was written.</summary>
    /// <exception cref="JsonException">It is nested deeper than <see cref="Json.MaxDepth"/>.</exception>
    public JsonElement ToValue()
    {
        Writer.Flush();
        return Json.Parse(_buffer.WrittenSpan);
    }

    public void Dispose()
    {
        if (_isTaken && _buffer.Capacity <= MostKeptBytes)
        {
            Writer.Reset();
            _buffer.Clear();
            _kept = this;
        }

        _isTaken = false;
    }
}
