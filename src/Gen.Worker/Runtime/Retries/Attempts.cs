using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Templates;
using Polly;
using Polly.Retry;

namespace Gen.Worker.Runtime.Retries;

/// <summary>Tries a task as often as its policy says, and calls on as long as it says.</summary>
/// <param name="policy">The policy.</param>
/// <param name="limits">What expressions and collected answers may cost.</param>
/// <param name="time">The clock.</param>
/// <param name="waits">Told of each attempt that is followed by another: its outcome, its number, and the wait.</param>
internal sealed class Attempts(RetryPolicy policy, PlaybookLimits limits, TimeProvider time, Func<TaskOutcome, int, TimeSpan, ValueTask> waits)
{
    /// <param name="inputs">The inputs of the first call.</param>
    /// <param name="names">What the task sees.</param>
    /// <param name="attempt">Does it once. Throws for nothing but being stopped.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlaybookException">A further call's inputs cannot be evaluated.</exception>
    public async Task<TaskOutcome> RunAsync(
        JsonElement inputs, IReadOnlyDictionary<string, JsonElement> names, Func<JsonElement, CancellationToken, ValueTask<TaskOutcome>> attempt, CancellationToken cancellationToken)
    {
        if (!policy.HasNextCalls)
        {
            return await AgainAsync(inputs, names, attempt, cancellationToken).ConfigureAwait(false);
        }

        var collected = new Collection(limits);
        for (var call = 1; ; call++)
        {
            var outcome = await AgainAsync(inputs, names, attempt, cancellationToken).ConfigureAwait(false);
            if (outcome.IsFailure || outcome.SaysFailure)
            {
                return outcome;
            }

            var answer = new AttemptNames(outcome, call, policy.ErrorIsText, names);
            var rule = policy.NextAfter(answer, limits, cancellationToken);
            collected.Add(answer.Response, (rule ?? policy.Rules.First(static r => r.Next is not null)).Next!);
            if (rule is null || call >= rule.MaxAttempts)
            {
                return new(collected.ToResult(outcome.Result!.Value, call));
            }

            inputs = Inputs.Merge(inputs, Evaluate(rule.Next!.Inputs, answer, cancellationToken));
        }
    }

    private JsonElement Evaluate(MapTemplate template, AttemptNames names, CancellationToken cancellationToken)
    {
        using var writer = new TemplateWriter(names, limits, cancellationToken);
        template.WriteTo(writer);
        return writer.ToValue();
    }

    private async Task<TaskOutcome> AgainAsync(
        JsonElement inputs, IReadOnlyDictionary<string, JsonElement> names, Func<JsonElement, CancellationToken, ValueTask<TaskOutcome>> attempt, CancellationToken cancellationToken)
    {
        RetryRule? rule = null;
        var pipeline = new ResiliencePipelineBuilder<TaskOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<TaskOutcome>
            {
                // The rule that holds says how many.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args =>
                {
                    rule = args.Outcome.Result is { } outcome
                        ? policy.AgainAfter(new(outcome, args.AttemptNumber + 1, policy.ErrorIsText, names), limits, args.Context.CancellationToken)
                        : null;
                    return ValueTask.FromResult(rule is not null);
                },
#pragma warning disable CA5394 // Spreads waits; guessing them gains nobody anything.
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(rule!.Backoff.Delay(args.AttemptNumber + 1, Random.Shared.NextDouble())),
#pragma warning restore CA5394
                OnRetry = args => waits(args.Outcome.Result!, args.AttemptNumber + 1, args.RetryDelay),
            })
            .Build();
        return await pipeline.ExecuteAsync(token => attempt(inputs, token), cancellationToken).ConfigureAwait(false);
    }
}
