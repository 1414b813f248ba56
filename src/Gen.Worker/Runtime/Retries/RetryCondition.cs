using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Retries;

/// <summary>When a rule of a retry holds.</summary>
/// <param name="expression">What is evaluated; <see langword="null"/>: the attempt failed.</param>
internal sealed class RetryCondition(Template? expression)
{
    private static readonly string[] TrueWords = ["true", "1", "yes", "y", "on"];

    /// <summary>The attempt failed, whatever the reason.</summary>
    public static RetryCondition Failure { get; } = new(null);

    /// <param name="attempt">The attempt that ended.</param>
    /// <param name="limits">What evaluating may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlaybookException">It cannot be evaluated.</exception>
    public bool Holds(AttemptNames attempt, PlaybookLimits limits, CancellationToken cancellationToken)
    {
        if (expression is null)
        {
            return attempt.IsFailure;
        }

        using var writer = new TemplateWriter(attempt, limits, cancellationToken);
        expression.WriteTo(writer);
        return IsTrue(writer.ToValue());
    }

    /// <summary>Only what clearly says so is true: trying again what should not be is worse than giving up.</summary>
    public static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.TryGetInt64(out var number) && number == 1,
        JsonValueKind.String => TrueWords.Contains(value.GetString()!.Trim(), StringComparer.OrdinalIgnoreCase),
        _ => false,
    };
}
