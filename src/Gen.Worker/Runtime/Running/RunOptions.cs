namespace Gen.Worker.Runtime.Running;

/// <summary>What somebody else decided about a run.</summary>
public sealed record RunOptions
{
    /// <summary>The execution's id, if a server gave it one.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Which attempt at it this is, from 1 on.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The execution that it belongs to.</summary>
    public string? ParentExecutionId { get; init; }

    /// <summary>The step there that runs it.</summary>
    public string? ParentStep { get; init; }
}
