namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="Log">The log.</param>
/// <param name="Id">The diagnostic.</param>
/// <param name="Message">Its message.</param>
/// <param name="Location">File, line and column.</param>
internal sealed record UnwrittenFinding(string Log, string Id, string Message, string? Location);
