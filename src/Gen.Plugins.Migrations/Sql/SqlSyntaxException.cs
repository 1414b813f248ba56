namespace Gen.Plugins.Migrations;

/// <summary>A text cannot be split into statements, or holds what only a console understands.</summary>
public sealed class SqlSyntaxException : FormatException
{
    internal SqlSyntaxException(string problem, int line, int column)
        : base($"Line {line}, column {column}: {problem}")
    {
        Problem = problem;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line; the first is 1.</summary>
    public int Line { get; }

    /// <summary>The place in that line, in UTF-16 units; the first is 1.</summary>
    public int Column { get; }
}
