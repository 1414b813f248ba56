namespace Gen.Worker.Runtime.Templates;

/// <summary>A piece of text.</summary>
/// <param name="Text">Text to take as it is.</param>
/// <param name="Path">The reference that stands there instead.</param>
internal readonly record struct TextPiece(string Text, ValuePath? Path);
