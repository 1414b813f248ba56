namespace Gen.Worker.Shared.Serving;

/// <summary>Something that happened while serving.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">For people.</param>
public sealed record ServeNews(ServeNewsKind Kind, string Message);
