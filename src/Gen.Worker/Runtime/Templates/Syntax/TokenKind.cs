namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>What sort of word stands between braces.</summary>
internal enum TokenKind
{
    Name,
    Text,
    Integer,
    Float,
    Sign,

    /// <summary>The closing braces.</summary>
    End,
}
