using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Retries;

/// <summary>What the conditions of a retry see: how an attempt ended, beside what the task itself sees.</summary>
internal sealed class AttemptNames : IReadOnlyDictionary<string, JsonElement>
{
    /// <summary>All of its own names.</summary>
    public static readonly string[] All = ["attempt", "error", "result", "response", "success", "status_code", "data"];

    private readonly Dictionary<string, JsonElement> _own;
    private readonly IReadOnlyDictionary<string, JsonElement> _outer;

    /// <param name="outcome">How it ended.</param>
    /// <param name="number">The attempt's number, from 1 on.</param>
    /// <param name="errorIsText">Whether the error is text, and not a map of status, type and message.</param>
    /// <param name="outer">What the task sees.</param>
    public AttemptNames(TaskOutcome outcome, int number, bool errorIsText, IReadOnlyDictionary<string, JsonElement> outer)
    {
        Number = number;
        IsFailure = outcome.IsFailure || outcome.SaysFailure;
        _outer = outer;
        var result = outcome.Result ?? outcome.Failure?.Details ?? Json.Null;
        var status = StatusOf(result);
        _own = new(StringComparer.Ordinal)
        {
            ["attempt"] = Json.Write(number, static (w, n) => w.WriteNumberValue(n)),
            ["result"] = result,
            ["response"] = ResponseOf(result),
            ["success"] = Json.Write(!IsFailure, static (w, b) => w.WriteBooleanValue(b)),
            ["status_code"] = status,
            ["data"] = Member(result, "data") ?? Member(result, "body") ?? result,
            ["error"] = IsFailure ? Error(outcome, result, status, errorIsText) : Json.Null,
        };
    }

    /// <summary>The attempt's number, from 1 on.</summary>
    public int Number { get; }

    /// <summary>Whether it failed, or says so.</summary>
    public bool IsFailure { get; }

    /// <summary>What was answered, without what the action says about the answer.</summary>
    public JsonElement Response => _own["response"];

    public IEnumerable<string> Keys => _own.Keys.Union(_outer.Keys, StringComparer.Ordinal);

    public IEnumerable<JsonElement> Values => Keys.Select(k => this[k]);

    public int Count => Keys.Count();

    public JsonElement this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _own.TryGetValue(key, out value) || _outer.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static JsonElement Error(TaskOutcome outcome, JsonElement result, JsonElement status, bool isText)
    {
        var message = outcome.Failure?.Message ?? (Member(result, "error") is { ValueKind: JsonValueKind.String } said ? said.GetString()! : "");
        return isText
            ? Json.Write(message, static (w, m) => w.WriteStringValue(m))
            : Json.Write((Status: status, Kind: outcome.Failure?.Kind, Message: message), static (w, e) =>
            {
                w.WriteStartObject();
                if (e.Status.ValueKind == JsonValueKind.Number)
                {
                    w.WritePropertyName("status");
                    e.Status.WriteTo(w);
                }

                w.WriteString("type", e.Kind ?? "error");
                w.WriteString("message", e.Message);
                w.WriteEndObject();
            });
    }

    /// <summary>The status of an answer over HTTP, wherever the action puts it.</summary>
    private static JsonElement StatusOf(JsonElement result)
    {
        JsonElement?[] places = [Member(result, "status_code"), Member(result, "data") is { } data ? Member(data, "status_code") : null, Member(result, "status")];
        return places.FirstOrDefault(static p => p is { ValueKind: JsonValueKind.Number }) ?? Json.Null;
    }

    private static JsonElement ResponseOf(JsonElement result)
        => Member(result, "data") is { } data ? Member(data, "data") ?? data : Member(result, "body") ?? result;

    private static JsonElement? Member(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;
}
