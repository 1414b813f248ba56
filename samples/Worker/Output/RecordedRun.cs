using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Results;

namespace Gen.Samples.Worker.Output;

/// <summary>A run, with all that is recorded of it.</summary>
internal sealed record RecordedRun(ExecutionSummary Summary, IReadOnlyList<LoggedEvent> Events, IReadOnlyList<StepResult> Results);
