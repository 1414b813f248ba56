using System.Text.Json;

namespace Gen.Worker.Runtime.Results;

/// <summary>What a step gave.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="Number">The number of the event that brought it.</param>
/// <param name="Step">The step's name.</param>
/// <param name="Value">The value, as the action returned it.</param>
public sealed record StepResult(string ExecutionId, long Number, string Step, JsonElement Value)
{
    /// <summary>The most that a result may take as JSON, in bytes of UTF-8.</summary>
    public const int MostBytes = 64 * 1024 * 1024;
}
