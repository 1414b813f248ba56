namespace Gen.Samples.Worker.Commands;

/// <summary>The worker cannot do what it is asked to. The message, for people, says why and what to do.</summary>
internal sealed class WrongInputException(string message, Exception? innerException = null) : Exception(message, innerException);
