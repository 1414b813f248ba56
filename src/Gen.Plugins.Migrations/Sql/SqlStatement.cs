namespace Gen.Plugins.Migrations;

/// <summary>One statement of a text.</summary>
/// <param name="Text">The statement as it was written, with the comments before and in it, without its <c>;</c> and without blanks at both ends.</param>
/// <param name="Line">The line in which <paramref name="Text"/> begins; the first is 1.</param>
/// <param name="Column">The place in that line, in UTF-16 units; the first is 1.</param>
public readonly record struct SqlStatement(string Text, int Line, int Column);
