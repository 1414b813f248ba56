using System.Net;

namespace Gen.Worker.Shared.Serving;

/// <summary>The server does not do what it is asked, or is not there.</summary>
public sealed class ServerException : Exception
{
    /// <summary>The server does not do what it is asked.</summary>
    /// <param name="message">What was asked, what was wrong, and what to do.</param>
    /// <param name="status">What it answered; <see langword="null"/>: nothing.</param>
    /// <param name="innerException">What caused it.</param>
    public ServerException(string message, HttpStatusCode? status = null, Exception? innerException = null)
        : base(message, innerException)
        => Status = status;

    /// <summary>What it answered; <see langword="null"/>: nothing.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Whether the same would be refused again: what was sent is wrong.</summary>
    public bool IsFinal => Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}
