namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>A breach of the tier rules that the compiler found, as a log has it.</summary>
/// <param name="Id">Its diagnostic, <c>GEN0201</c> to <c>GEN0204</c>.</param>
/// <param name="Message">Its message.</param>
/// <param name="Location">File, line and column; <see langword="null"/>: none.</param>
/// <param name="From">The place that uses: <c>postgres (action)</c>.</param>
/// <param name="To">The place, or the forbidden type or namespace, that is used.</param>
/// <param name="ExceptionFrom">The type that reaches, as C# names it in a <c>typeof</c>; <see langword="null"/>: it cannot be named.</param>
/// <param name="ExceptionTo">The type that is reached.</param>
internal sealed record LoggedBreach(string Id, string Message, string? Location, string? From, string? To, string? ExceptionFrom, string? ExceptionTo);
