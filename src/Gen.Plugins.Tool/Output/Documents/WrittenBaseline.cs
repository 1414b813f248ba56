namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="Log">The log.</param>
/// <param name="Output">The file that was written; left out: none was asked for.</param>
/// <param name="Exceptions">How many exceptions it has.</param>
/// <param name="Source">What was written.</param>
internal sealed record WrittenBaseline(string Log, string? Output, int Exceptions, string Source);
