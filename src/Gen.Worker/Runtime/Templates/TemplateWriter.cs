using System.Buffers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Renders templates, and stops when the result grows beyond what is allowed.</summary>
internal sealed class TemplateWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly int _mostBytes;

    public TemplateWriter(IReadOnlyDictionary<string, JsonElement> values, int mostBytes)
    {
        Values = values;
        _mostBytes = mostBytes;
        Json = new Utf8JsonWriter(_buffer);
    }

    /// <summary>What references refer to.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; }

    public Utf8JsonWriter Json { get; }

    public void Value(JsonElement value, SourceLocation location)
    {
        value.WriteTo(Json);
        Check(Json.BytesCommitted + Json.BytesPending, location);
    }

    public void Text(IEnumerable<string> pieces, SourceLocation location)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(piece);
            Check(Json.BytesCommitted + Json.BytesPending + text.Length, location);
        }

        Json.WriteStringValue(text.ToString());
    }

    /// <summary>What was written.</summary>
    public JsonElement ToValue()
    {
        Json.Flush();
        return Runtime.Values.Json.Parse(_buffer.WrittenSpan);
    }

    public void Dispose() => Json.Dispose();

    private void Check(long bytes, SourceLocation location)
    {
        if (bytes > _mostBytes)
        {
            throw new PlaybookException(location, $"With its references resolved this is more than {_mostBytes} bytes.");
        }
    }
}
