namespace Gen.Worker.Runtime.Playbooks;

/// <summary>A playbook is wrong. The message begins with the place, and says what to write instead.</summary>
public sealed class PlaybookException : Exception
{
    /// <summary>A playbook is wrong.</summary>
    /// <param name="location">Where.</param>
    /// <param name="problem">What is wrong, and what to write instead.</param>
    /// <param name="innerException">What caused it.</param>
    public PlaybookException(SourceLocation location, string problem, Exception? innerException = null)
        : base($"{location}: {problem}", innerException)
    {
        Location = location;
        Problem = problem;
    }

    /// <summary>Where.</summary>
    public SourceLocation Location { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }
}
