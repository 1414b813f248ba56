namespace Gen.Worker.Runtime.Playbooks;

/// <summary>What a playbook may cost before it is refused.</summary>
public sealed record PlaybookLimits
{
    /// <summary>The limits that hold unless somebody sets others.</summary>
    public static PlaybookLimits Default { get; } = new();

    /// <summary>The size of the file, in bytes.</summary>
    public int FileBytes { get; init; } = 1024 * 1024;

    /// <summary>How deep maps and lists may be nested.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>How many maps, lists and values there may be, those that an alias repeats included.</summary>
    public int Nodes { get; init; } = 50_000;

    /// <summary>How many steps there may be.</summary>
    public int Steps { get; init; } = 1_000;

    /// <summary>The size of a step's inputs with all references resolved, in bytes.</summary>
    public int InputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a run may take.</summary>
    public TimeSpan Run { get; init; } = TimeSpan.FromHours(12);
}
