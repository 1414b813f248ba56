using System.Text.Json;
using Gen.Worker.Controllers.Iterator;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>What is a list, what is true, and how items are put together.</summary>
internal sealed class IteratorCoerceCases : ICaseAdapter
{
    public string File => "iterator-coerce.json";

    public CaseAnswer Answer(JsonElement input) => CaseAnswer.Of(() => Json.Write(input, static (writer, i) =>
    {
        writer.WriteStartObject();
        switch (i.GetProperty("op").GetString())
        {
            case "coerce":
                writer.WriteStartArray("items");
                foreach (var item in ItemList.Coerce(i.GetProperty("value")))
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case "truthy":
                writer.WriteBoolean("truthy", Truth.Of(i.GetProperty("value")));
                break;
            default:
                Write(writer, i);
                break;
        }

        writer.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter writer, JsonElement input)
    {
        var chunk = CaseJson.Member(input, "chunk")?.GetRawText() ?? "null";
        var options = IteratorOptions.From(new ActionInputs(CaseJson.Parse($$"""{"element":"x","chunk":{{chunk}}}""")));
        var batches = new Batches([.. input.GetProperty("items").EnumerateArray()], options.Chunk);
        writer.WriteStartArray("batches");
        for (var i = 0; i < batches.Count; i++)
        {
            writer.WriteStartArray();
            foreach (var (index, item) in batches[i])
            {
                writer.WriteStartObject();
                writer.WriteNumber("index", index);
                writer.WritePropertyName("item");
                item.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
