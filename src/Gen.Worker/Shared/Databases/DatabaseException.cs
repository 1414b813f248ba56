using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Shared.Databases;

/// <summary>A database could not do what it was asked to. The message holds no password, key or token.</summary>
public sealed class DatabaseException : ActionFailedException
{
    /// <summary>The <see cref="ActionFailedException.Kind"/> of a failure after which nobody knows whether the work was done: a commit was asked for, and not answered.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>A database refused.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public DatabaseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether it may have been done all the same: see <see cref="OutcomeUnknown"/>.</summary>
    public bool IsOutcomeUnknown => Kind == OutcomeUnknown;
}
