using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Secrets;

/// <summary>
/// The secrets of one run. Whoever obtains a secret registers its value here, before using it; the engine passes every error, event and stored result through
/// <see cref="Redact(string)"/>. Members may be called at the same time.
/// </summary>
/// <remarks>
/// A value is found as it is, and as base64 (alone or inside of something longer), percent-encoded and escaped in JSON. What was written before the value was
/// registered cannot be taken back, and a program that turns a secret into something else (its hash, its letters one by one) is not stopped.
/// </remarks>
public sealed class SecretScope
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Redacted = "[REDACTED]";

    /// <summary>Shorter values are not looked for: they would be found everywhere, and their places would give them away.</summary>
    public const int FewestCharacters = 4;

    private readonly object _registering = new();
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    // Longest first, so that nothing of a form is left because a shorter one lies in it.
    private volatile string[] _forms = [];

    /// <summary>Whether no secret is registered.</summary>
    public bool IsEmpty => _forms.Length == 0;

    /// <summary>Registers a secret. Of a text of several lines, such as a private key, each longer line is one too.</summary>
    /// <param name="value">The value; nothing happens if it is shorter than <see cref="FewestCharacters"/>.</param>
    public void Register(string? value)
    {
        if (value is null || value.Length < FewestCharacters)
        {
            return;
        }

        lock (_registering)
        {
            var values = SecretForms.Parts(value).Where(_values.Add).ToArray();
            if (values.Length > 0)
            {
                _forms = [.. _forms.Union(values.SelectMany(SecretForms.Of), StringComparer.Ordinal).OrderByDescending(static f => f.Length)];
            }
        }
    }

    /// <summary>Registers all texts and numbers of a value.</summary>
    /// <param name="value">A text, a number, a map or a list.</param>
    public void Register(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Register(value.GetString());
                break;
            case JsonValueKind.Number:
                Register(value.GetRawText());
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Register(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Register(member.Value);
                }

                break;
        }
    }

    /// <summary>The text with all registered secrets replaced.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var form in _forms)
        {
            text = text.Replace(form, Redacted, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A piece of a longer text with all registered secrets replaced, and without what may be a part of one where it was cut off.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="isCutBefore">Whether there was something before it.</param>
    /// <param name="isCutAfter">Whether there was something after it.</param>
    public string RedactPiece(string piece, bool isCutBefore, bool isCutAfter)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var text = Redact(piece);
        var most = _forms is [var longest, ..] ? longest.Length - 1 : 0;
        if (isCutBefore && most > 0)
        {
            var first = text.IndexOf(Redacted, StringComparison.Ordinal);
            text = text[Math.Min(first < 0 ? most : Math.Min(first, most), text.Length)..];
        }

        if (isCutAfter && most > 0)
        {
            var last = text.LastIndexOf(Redacted, StringComparison.Ordinal);
            text = text[..Math.Max(last < 0 ? 0 : last + Redacted.Length, text.Length - most)];
        }

        return text;
    }

    /// <summary>The value with all registered secrets replaced, in names of members too. It is the same value if there are none in it.</summary>
    /// <param name="value">The value.</param>
    public JsonElement Redact(JsonElement value)
        => value.ValueKind == JsonValueKind.Undefined || IsEmpty || !Holds(value) ? value : Json.Write((Scope: this, Value: value), static (writer, s) => s.Scope.Write(writer, s.Value));

    private bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Holds(value.GetString()!),
        JsonValueKind.Number => IsNumber(value),
        JsonValueKind.Array => value.EnumerateArray().Any(Holds),
        JsonValueKind.Object => value.EnumerateObject().Any(m => Holds(m.Name) || Holds(m.Value)),
        _ => false,
    };

    private bool Holds(string text) => Array.Exists(_forms, f => text.Contains(f, StringComparison.Ordinal));

    /// <summary>A number is a secret as a whole only: the digits of a short one stand in many numbers.</summary>
    private bool IsNumber(JsonElement value) => Array.IndexOf(_forms, value.GetRawText()) >= 0;

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(Redact(member.Name));
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Redact(value.GetString()));
                break;
            case JsonValueKind.Number when IsNumber(value):
                writer.WriteStringValue(Redacted);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
