using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Renders templates, and stops when they take more, or make more, than is allowed.</summary>
internal sealed class TemplateWriter : IDisposable
{
    private readonly JsonBuffer _buffer = JsonBuffer.Take();
    private readonly Rendering _rendering;
    private readonly PlaybookLimits _limits;
    private SourceLocation _location;

    /// <param name="values">What names refer to.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public TemplateWriter(IReadOnlyDictionary<string, JsonElement> values, PlaybookLimits limits, CancellationToken cancellationToken = default)
    {
        _limits = limits;
        _rendering = new Rendering(values, limits, cancellationToken);
    }

    public Utf8JsonWriter Json => _buffer.Writer;

    /// <summary>Begins a text with expressions.</summary>
    public Rendering Begin(SourceLocation location, int locals, int loops)
    {
        _location = location;
        _rendering.Begin(_buffer.Bytes, location, locals, loops);
        return _rendering;
    }

    public void Value(Value value) => ValueJson.Write(_rendering, Json, value);

    public void Value(JsonElement value, SourceLocation location)
    {
        _location = location;
        value.WriteTo(Json);
        if (_buffer.Bytes > _limits.InputBytes)
        {
            throw new PlaybookException(location, $"With its references resolved this is more than {_limits.InputBytes} bytes.");
        }
    }

    /// <summary>What was written.</summary>
    public JsonElement ToValue()
    {
        try
        {
            return _buffer.ToValue();
        }
        catch (JsonException e)
        {
            // What was written is JSON; only its depth can be wrong, as a deep value may stand deep in another.
            throw new PlaybookException(_location, $"With its references resolved this is nested more than {Values.Json.MaxDepth} deep.", e);
        }
    }

    public void Dispose() => _buffer.Dispose();
}
