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

    /// <summary>The size of a text with expressions in it, in characters.</summary>
    public int TemplateCharacters { get; init; } = 256 * 1024;

    /// <summary>How deep expressions, and how deep blocks, may be nested in a text.</summary>
    public int TemplateDepth { get; init; } = 32;

    /// <summary>How many steps the expressions of a step's inputs may take together: an operation, a turn of a loop, an item, or 64 characters are one.</summary>
    public long TemplateSteps { get; init; } = 10_000_000;

    /// <summary>The size of a step's inputs with all expressions evaluated, in bytes; and of all that is made on the way there.</summary>
    public int InputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How deep tasks may be nested in tasks.</summary>
    public int TaskDepth { get; init; } = 8;

    /// <summary>How deep playbooks may run playbooks.</summary>
    public int PlaybookDepth { get; init; } = 8;

    /// <summary>How long a run may take.</summary>
    public TimeSpan Run { get; init; } = TimeSpan.FromHours(12);
}
