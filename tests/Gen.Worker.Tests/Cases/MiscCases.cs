using System.Text.Json;
using Gen.Worker.Actions.Http;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>Former words for data, results by their former names, and requests that nobody sends.</summary>
internal sealed class MiscCases : ICaseAdapter
{
    private static readonly string[] Former = ["with", "params", "args"];

    public string File => "misc.json";

    public CaseAnswer Answer(JsonElement input)
    {
        if (CaseJson.Member(input, "step") is { } step)
        {
            string[] removed = [.. Former.Where(w => CaseJson.Member(step, w) is not null)];
            return CaseAnswer.Of(() => Json.Write((removed, Data: HttpRouting.Merge(removed.Append("data").Select(w => CaseJson.Map(step, w)))), static (writer, s) =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("data");
                s.Data.WriteTo(writer);
                writer.WriteStartArray("removed");
                foreach (var word in s.removed)
                {
                    writer.WriteStringValue(word);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
        }

        if (CaseJson.Member(input, "template") is { } template)
        {
            return CaseAnswer.Of(() => Json.Write(CaseJson.Render(template, CaseJson.Map(input, "context")), static (writer, value) =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("value");
                value.WriteTo(writer);
                writer.WriteEndObject();
            }));
        }

        return CaseJson.Member(input, "task") is not null && CaseJson.Names(CaseJson.Map(input, "env")).Any(static n => n.Contains("MOCK", StringComparison.Ordinal))
            ? new(null, "Nothing is mocked.", "no_mock")
            : CaseAnswer.NotUnderstood;
    }
}
