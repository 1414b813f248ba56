using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Shared.Databases;

/// <summary>A database could not do what it was asked to. The message holds no password, key or token.</summary>
public sealed class DatabaseException : ActionFailedException
{
    /// <summary>A database refused.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public DatabaseException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
