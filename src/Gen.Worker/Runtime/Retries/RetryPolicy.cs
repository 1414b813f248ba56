using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Retries;

/// <summary>When a task is tried again: the first of its rules that holds decides.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="ErrorIsText">Whether conditions see the error as text, and not as a map.</param>
internal sealed record RetryPolicy(IReadOnlyList<RetryRule> Rules, bool ErrorIsText)
{
    /// <summary>How many attempts there are if nobody says.</summary>
    public const int UnsetAttempts = 3;

    /// <summary>Whether an answer leads to further calls, of which all answers are collected.</summary>
    public bool HasNextCalls => Rules.Any(static r => r.Next is not null);

    /// <summary>The rule by which the same is tried again; <see langword="null"/>: it is not.</summary>
    /// <param name="attempt">The attempt that ended.</param>
    /// <param name="limits">What evaluating may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public RetryRule? AgainAfter(AttemptNames attempt, PlaybookLimits limits, CancellationToken cancellationToken)
    {
        foreach (var rule in Rules.Where(static r => r.Next is null))
        {
            if (Holds(rule, attempt, limits, cancellationToken) is not { } holds)
            {
                return null;
            }

            if (holds)
            {
                return rule.Stops || attempt.Number >= rule.MaxAttempts ? null : rule;
            }
        }

        return null;
    }

    /// <summary>The rule by which a further call follows; <see langword="null"/>: none does.</summary>
    /// <param name="attempt">The call that was answered.</param>
    /// <param name="limits">What evaluating may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public RetryRule? NextAfter(AttemptNames attempt, PlaybookLimits limits, CancellationToken cancellationToken)
        => Rules.FirstOrDefault(r => r.Next is not null && Holds(r, attempt, limits, cancellationToken) == true);

    /// <summary>
    /// A condition of the list form that cannot be evaluated does not hold: one that looks at <c>error.status</c> has nothing to look at if there is no error. One of the map form ends the
    /// attempts: <see langword="null"/>.
    /// </summary>
    private bool? Holds(RetryRule rule, AttemptNames attempt, PlaybookLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            return rule.When.Holds(attempt, limits, cancellationToken);
        }
        catch (PlaybookException)
        {
            return ErrorIsText ? null : false;
        }
    }
}
