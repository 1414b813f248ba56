using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Retries;

/// <summary>The answers of several calls, becoming one.</summary>
internal sealed class Collection(PlaybookLimits limits)
{
    private readonly List<JsonElement> _answers = [];
    private CollectStrategy _strategy;
    private long _bytes;

    /// <exception cref="ActionFailedException">It is too much.</exception>
    public void Add(JsonElement answer, NextCall next)
    {
        var part = Find(answer, next.Path);
        if (_strategy == CollectStrategy.Replace)
        {
            _answers.Clear();
            _bytes = 0;
        }

        _strategy = next.Strategy;
        _bytes += part.GetRawText().Length;
        if (_bytes > limits.InputBytes)
        {
            throw new ActionFailedException($"What its calls were answered is more than {limits.InputBytes} bytes together. Collect less with 'path', or save each page.");
        }

        _answers.Add(part);
    }

    /// <summary>The last result, with all that was collected as its data.</summary>
    public JsonElement ToResult(JsonElement last, int calls) => Json.Write((Last: last, Calls: calls, Answers: this), static (writer, r) =>
    {
        writer.WriteStartObject();
        foreach (var member in r.Last.ValueKind == JsonValueKind.Object ? r.Last.EnumerateObject() : Json.EmptyObject.EnumerateObject())
        {
            if (member.Name is not ("data" or "body" or "meta"))
            {
                member.WriteTo(writer);
            }
        }

        writer.WritePropertyName("data");
        r.Answers.Write(writer);
        writer.WriteStartObject("meta");
        writer.WriteNumber("iterations", r.Calls);
        writer.WriteString("collect_strategy", r.Answers._strategy switch { CollectStrategy.Append => "append", CollectStrategy.Merge => "merge", _ => "replace" });
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static JsonElement Find(JsonElement answer, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty(name, out answer))
            {
                return Json.Null;
            }
        }

        return answer;
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (_strategy)
        {
            case CollectStrategy.Append:
                writer.WriteStartArray();
                foreach (var item in _answers.SelectMany(static a => a.ValueKind == JsonValueKind.Array ? a.EnumerateArray().AsEnumerable() : [a]))
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case CollectStrategy.Merge:
                Inputs.Write(writer, _answers.Where(static a => a.ValueKind == JsonValueKind.Object).SelectMany(static a => a.EnumerateObject()));
                break;
            default:
                _answers[^1].WriteTo(writer);
                break;
        }
    }
}
