using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Runtime.Running;

/// <summary>What somebody else decided about a run.</summary>
public sealed record RunOptions
{
    /// <summary>The execution's id, if somebody else chose it.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The server's execution that this is an attempt at; its id counts then.</summary>
    public ReportedExecution? Reported { get; init; }

    /// <summary>The execution that it belongs to.</summary>
    public string? ParentExecutionId { get; init; }

    /// <summary>The step there that runs it.</summary>
    public string? ParentStep { get; init; }
}
