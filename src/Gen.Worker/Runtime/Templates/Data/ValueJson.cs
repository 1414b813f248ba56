using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>Values as JSON and as text.</summary>
internal static class ValueJson
{
    // Text for people and programs, not for a web page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>Writes a value, and stops when all that was written is more than allowed.</summary>
    public static void Write(Rendering rendering, Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Integer when !value.IsJson:
                writer.WriteNumberValue(value.Integer);
                break;
            case ValueKind.Float when !value.IsJson:
                writer.WriteRawValue(Text(value.Float), skipInputValidation: true);
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Undefined:
                throw value.Why();
            case ValueKind.Namespace:
                throw rendering.Wrong("A namespace is no value, only what is in it is.");
            case var _ when value.IsJson:
                value.Element.WriteTo(writer);
                break;
            case ValueKind.Text:
                writer.WriteStringValue(value.Text(rendering));
                break;
            case ValueKind.List:
                WriteList(rendering, writer, value);
                break;
            default:
                WriteMap(rendering, writer, value);
                break;
        }

        rendering.CheckBytes(writer.BytesCommitted + writer.BytesPending);
    }

    /// <summary>A value in the midst of text: text as it is, all else as JSON.</summary>
    public static string Text(Rendering rendering, Value value) => value.Kind switch
    {
        ValueKind.Text => value.Text(rendering),
        ValueKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        ValueKind.Float or ValueKind.Huge => value.IsJson ? value.Element.GetRawText() : Text(value.Float),
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Null => "null",
        _ => Json(rendering, value),
    };

    /// <summary>A value as JSON, on one line unless <paramref name="indented"/>.</summary>
    public static string Json(Rendering rendering, Value value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Plain))
        {
            Write(rendering, writer, value);
        }

        rendering.SpendText(buffer.WrittenCount);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteList(Rendering rendering, Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartArray();
        foreach (var item in value.Items(rendering))
        {
            Write(rendering, writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Rendering rendering, Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in value.ToMap(rendering).Pairs)
        {
            writer.WritePropertyName(name);
            Write(rendering, writer, member);
        }

        writer.WriteEndObject();
    }

    /// <summary>As Python writes it: a float is seen to be one, in text and in JSON.</summary>
    private static string Text(double number)
    {
        if (Math.Abs(number) is >= 1e15 and < 1e16)
        {
            return number.ToString("F1", CultureInfo.InvariantCulture);
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }
}
