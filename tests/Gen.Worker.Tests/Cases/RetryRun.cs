using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Retries;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Cases;

/// <summary>An action that answers with the outcomes of a case, the last one again and again, tried as the case's policy says.</summary>
internal sealed class RetryRun
{
    private static readonly Dictionary<string, JsonElement> NoNames = [];

    private readonly List<JsonElement> _requests = [];

    public int Calls => _requests.Count;

    public IReadOnlyList<JsonElement> Requests => _requests;

    public static IReadOnlyDictionary<string, JsonElement> Names => NoNames;

    /// <summary>A policy as a playbook writes it.</summary>
    public static RetryPolicy? Policy(JsonElement written)
    {
        var step = new PlaybookStep("a", new("case", 1, 1), "fake", new("case", 1, 1), []);
        return RetryReader.Read(YamlTreeReader.Read(written.GetRawText(), "case", PlaybookLimits.Default), step, PlannedNames.Any, PlaybookLimits.Default);
    }

    public async Task<TaskOutcome> RunAsync(JsonElement retry, JsonElement task, JsonElement outcomes)
    {
        var policy = retry.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : Policy(retry);
        ValueTask<TaskOutcome> Attempt(JsonElement inputs, CancellationToken cancellationToken)
        {
            var outcome = outcomes[Math.Min(_requests.Count, outcomes.GetArrayLength() - 1)];
            _requests.Add(inputs);
            return ValueTask.FromResult(
                outcome.TryGetProperty("throw", out var message)
                    ? new TaskOutcome(null, new ActionFailedException(message.GetString()!) { Kind = "RuntimeError" })
                    : new TaskOutcome(outcome));
        }

        return policy is null
            ? await Attempt(task, default)
            : await new Attempts(policy, PlaybookLimits.Default, new ImmediateTime(), static (_, _, _) => default).RunAsync(task, NoNames, Attempt, default);
    }

    /// <summary>What happened, in the words of the cases.</summary>
    public JsonElement Describe(TaskOutcome outcome, bool withRequests) => Json.Write((outcome, Run: this, withRequests), static (writer, r) =>
    {
        writer.WriteStartObject();
        if (r.outcome.Failure is { } failure)
        {
            writer.WriteString("raises", failure.Message);
        }
        else
        {
            writer.WritePropertyName("result");
            r.outcome.Result!.Value.WriteTo(writer);
        }

        writer.WriteNumber("calls", r.Run.Calls);
        if (r.withRequests)
        {
            writer.WriteStartArray("requests");
            foreach (var request in r.Run.Requests)
            {
                request.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    /// <summary>The case's <c>error</c> and <c>result</c> as one outcome.</summary>
    public static TaskOutcome Outcome(JsonElement result, JsonElement? error) => error is { ValueKind: JsonValueKind.String } text
        ? new(null, new ActionFailedException(text.GetString()!) { Details = result })
        : new(result);

    public static JsonElement Parse(string json) => Json.Parse(Encoding.UTF8.GetBytes(json));
}
