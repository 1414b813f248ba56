using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Http;

/// <summary>A body as it is sent.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="ContentType">What they are.</param>
internal sealed record HttpBody(byte[] Bytes, string ContentType)
{
    public const string JsonType = "application/json";

    /// <summary>Writes a value as its content type wants it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="contentType">The content type that the step gives, or JSON.</param>
    /// <param name="wrong">Makes the error of a value that cannot be written so.</param>
    public static HttpBody Of(JsonElement value, string contentType, Func<string, ActionInputException> wrong)
    {
        var kind = KindOf(contentType);
        return (kind, value.ValueKind) switch
        {
            (HttpBodyKind.Json, _) => new(Encoding.UTF8.GetBytes(value.GetRawText()), contentType),
            (_, JsonValueKind.String) => new(Encoding.UTF8.GetBytes(value.GetString()!), contentType),
            (HttpBodyKind.Form, JsonValueKind.Object) => new(
                Encoding.ASCII.GetBytes(string.Join('&', Pairs(value).Select(static p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))), contentType),
            (HttpBodyKind.Multipart, JsonValueKind.Object) => Multipart(value, wrong),
            (HttpBodyKind.Form or HttpBodyKind.Multipart, _) => throw wrong($"must be a map or text, because its content-type is '{contentType}', and is {Json.Describe(value)}."),
            _ => throw wrong($"must be text, because its content-type is '{contentType}', and is {Json.Describe(value)}."),
        };
    }

    /// <summary>How a body of that content type is written.</summary>
    public static HttpBodyKind KindOf(string contentType) => MediaTypeHeaderValue.Parse(contentType).MediaType switch
    {
        { } type when IsJson(type) => HttpBodyKind.Json,
        { } type when type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => HttpBodyKind.Form,
        { } type when type.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) => HttpBodyKind.Multipart,
        _ => HttpBodyKind.Text,
    };

    public static bool IsJson(string mediaType)
        => mediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The members of a map as texts; a list repeats its name, null is left away.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(JsonElement map)
    {
        foreach (var member in map.EnumerateObject())
        {
            IEnumerable<JsonElement> values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : [member.Value];
            foreach (var value in values.Where(static v => v.ValueKind != JsonValueKind.Null))
            {
                yield return new(member.Name, ToText(value));
            }
        }
    }

    public static string ToText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static HttpBody Multipart(JsonElement value, Func<string, ActionInputException> wrong)
    {
        // The boundary that the step may have given is not in the parts; one that is, is made.
        using var content = new MultipartFormDataContent();
        foreach (var (name, text) in Pairs(value))
        {
            if (name.AsSpan().IndexOfAny('"', '\r', '\n') >= 0)
            {
                throw wrong($"has a part called '{name.ReplaceLineEndings(" ")}', which cannot stand in a form.");
            }

            content.Add(new StringContent(text), $"\"{name}\"");
        }

        using var bytes = new MemoryStream();
        content.CopyTo(bytes, null, CancellationToken.None);
        return new(bytes.ToArray(), content.Headers.ContentType!.ToString());
    }
}
