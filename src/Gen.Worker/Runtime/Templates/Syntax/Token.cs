namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>A word between braces.</summary>
/// <param name="Kind">Its sort.</param>
/// <param name="Text">A name or sign as it is written; a text without quotes and escapes; a number without underscores.</param>
/// <param name="Start">Where it begins in the template.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End);
