using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Cases;

/// <summary>The list form of <c>retry</c>: rules of <c>when</c> and <c>then</c>.</summary>
internal sealed class RetryWhenThenCases : ICaseAdapter
{
    public string File => "retry-when-then.json";

    public CaseAnswer Answer(JsonElement input)
    {
        var retry = input.GetProperty("retry");
        try
        {
            var run = new RetryRun();
            var outcome = run.RunAsync(retry, input.GetProperty("task"), input.GetProperty("outcomes")).GetAwaiter().GetResult();
            var hasNext = retry.ValueKind == JsonValueKind.Array && RetryRun.Policy(retry)!.HasNextCalls;
            return new(WithId(run.Describe(outcome, withRequests: true), hasNext), Difference: Difference(retry));
        }
        catch (PlaybookException e)
        {
            return new(null, e.Message, retry.ValueKind == JsonValueKind.Array && retry.EnumerateArray().Any(static r => CaseJson.Member(r, "then") is null) ? "rule_without_then" : null);
        }
    }

    private static string? Difference(JsonElement retry) => retry.ValueKind switch
    {
        JsonValueKind.Object => "both_forms",
        JsonValueKind.True => "true_is_failure",
        _ => null,
    };

    /// <summary>The original gives what it collected an id, which is null if the last answer has none.</summary>
    private static JsonElement WithId(JsonElement answer, bool isCollected)
    {
        if (!isCollected || CaseJson.Member(answer, "result") is not { } result || CaseJson.Member(result, "id") is not null || CaseJson.Member(result, "meta") is null)
        {
            return answer;
        }

        return Json.Write((answer, result), static (writer, a) =>
        {
            writer.WriteStartObject();
            foreach (var member in a.answer.EnumerateObject())
            {
                if (member.Name != "result")
                {
                    member.WriteTo(writer);
                    continue;
                }

                writer.WriteStartObject("result");
                writer.WriteNull("id");
                foreach (var part in a.result.EnumerateObject())
                {
                    part.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
    }
}
