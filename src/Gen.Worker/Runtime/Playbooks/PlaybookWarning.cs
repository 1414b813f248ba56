namespace Gen.Worker.Runtime.Playbooks;

/// <summary>A playbook says something in a way that still works and should be said otherwise.</summary>
/// <param name="Location">Where.</param>
/// <param name="Message">What, and what to write instead.</param>
public sealed record PlaybookWarning(SourceLocation Location, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Message}";
}
