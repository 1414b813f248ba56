namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>What came over the server's API is not what the API says. The message names the member, says what is wrong with it and what to send instead.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>It is wrong.</summary>
    /// <param name="message">What is wrong, where, and what to send instead.</param>
    /// <param name="innerException">What caused it.</param>
    public WireFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
