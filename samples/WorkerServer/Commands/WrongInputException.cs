namespace Gen.Samples.WorkerServer.Commands;

/// <summary>The server cannot start as it is asked to. The message, for people, says why and what to do.</summary>
internal sealed class WrongInputException(string message, Exception? innerException = null) : Exception(message, innerException);
