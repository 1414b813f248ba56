namespace Gen.Samples.WorkerServer.Http;

/// <summary>A request cannot be answered as it is asked for.</summary>
/// <param name="status">The status of the answer.</param>
/// <param name="title">What kind of problem it is.</param>
/// <param name="detail">What is wrong, and what to do.</param>
internal sealed class ProblemException(int status, string title, string detail) : Exception(detail)
{
    public int Status => status;

    public string Title => title;

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, "Not found", detail);

    public static ProblemException Wrong(string detail) => new(StatusCodes.Status400BadRequest, "Wrong request", detail);

    public static ProblemException TooLarge(long most) => new(StatusCodes.Status413PayloadTooLarge, "Too large", $"The body may have {most} bytes. Send less, or in several requests.");
}
