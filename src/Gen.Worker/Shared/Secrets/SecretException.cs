using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Shared.Secrets;

/// <summary>A secret cannot be read. The message says which, where, why and what to do, and holds no secret.</summary>
public sealed class SecretException : ActionFailedException
{
    /// <summary>It cannot be read.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public SecretException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
