using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Shared.Auth;

/// <summary>A login is written wrongly, or cannot be resolved. The message says which and what to do, and holds no secret.</summary>
public sealed class AuthException : ActionFailedException
{
    /// <summary>A login is wrong.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public AuthException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
