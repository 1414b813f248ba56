namespace Gen.Plugins.Tool.Output;

/// <summary>Where a command writes. Every text that is written here is made safe first, except what <see cref="Raw"/> writes.</summary>
/// <param name="output">What was asked for.</param>
/// <param name="error">What went wrong.</param>
/// <param name="width">The columns of the terminal; <see langword="null"/>: no terminal, lines may be of any length.</param>
/// <remarks>
/// Tables are written by hand: compiled ahead, Spectre.Console takes 45 ms for its first table and as long again for one of a thousand rows, which is
/// as much as all the rest of the command.
/// </remarks>
internal sealed class Terminal(TextWriter output, TextWriter error, int? width)
{
    private const string Reset = "\u001b[0m";
    private const string ClearLine = "\r\u001b[K";

    private bool _hasLiveLine;

    /// <summary>Whether to use colours.</summary>
    public bool HasColours { get; set; }

    public int? Width { get; } = width;

    public TextWriter Output { get; } = output;

    public TextWriter Errors { get; } = error;

    /// <summary>The columns of the terminal that errors go to, of which a line can be written over; <see langword="null"/>: no terminal.</summary>
    public int? LiveWidth { get; init; }

    /// <summary>Reads what somebody types; <see langword="null"/>: nobody is there to ask.</summary>
    public Func<string?>? Answer { get; init; }

    public void Write(string text, Tone tone = Tone.Plain)
    {
        var safe = SafeText.Of(text);
        Output.Write(HasColours && tone != Tone.Plain ? Code(tone) + safe + Reset : safe);
    }

    public void WriteLine(string text = "", Tone tone = Tone.Plain)
    {
        Write(text, tone);
        Output.WriteLine();
    }

    /// <summary>Writes a text of our own, line breaks and all.</summary>
    public void Raw(string text) => Output.Write(text);

    /// <summary>Writes a line about something that went wrong.</summary>
    public void Error(string message)
    {
        EndLive();
        Errors.WriteLine(SafeText.Of(message));
    }

    /// <summary>Says how far something is, in a line that is written over by the next one. Without a terminal nothing is said.</summary>
    public void Live(string message)
    {
        if (LiveWidth is { } columns)
        {
            var line = SafeText.Of(message);
            Errors.Write(ClearLine + (line.Length < columns ? line : line[..Math.Max(0, columns - 1)]));
            _hasLiveLine = true;
        }
    }

    /// <summary>Asks somebody something that is answered by yes or no.</summary>
    public bool Ask(string question)
    {
        EndLive();
        Output.Flush();
        Errors.Write($"{SafeText.Of(question)} [y/N] ");
        return Answer?.Invoke()?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Takes the line away that <see cref="Live"/> wrote.</summary>
    public void EndLive()
    {
        if (_hasLiveLine)
        {
            Errors.Write(ClearLine);
            _hasLiveLine = false;
        }
    }

    private static string Code(Tone tone) => tone switch
    {
        Tone.Strong => "\u001b[1m",
        Tone.Faint => "\u001b[2m",
        Tone.Good => "\u001b[32m",
        Tone.Bad => "\u001b[31m",
        _ => "\u001b[33m",
    };
}
