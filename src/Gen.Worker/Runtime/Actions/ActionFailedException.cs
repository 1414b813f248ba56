namespace Gen.Worker.Runtime.Actions;

/// <summary>An action could not do what its step asks for. The message says what was wrong and what to do.</summary>
public class ActionFailedException : Exception
{
    /// <summary>An action failed.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public ActionFailedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
