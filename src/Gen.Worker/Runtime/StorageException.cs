namespace Gen.Worker.Runtime;

/// <summary>What the worker records cannot be written or read: its database is full, away, locked or not what it should be. The message holds no connection string.</summary>
public sealed class StorageException : Exception
{
    /// <summary>It cannot be written or read.</summary>
    /// <param name="message">What was to be done, what was wrong, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public StorageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
