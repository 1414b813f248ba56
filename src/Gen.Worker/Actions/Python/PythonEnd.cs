namespace Gen.Worker.Actions.Python;

/// <summary>What a process left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Answer">What the driver wrote.</param>
/// <param name="Printed">What the code printed, or the end of it.</param>
internal sealed record PythonEnd(int ExitCode, Output Answer, Output Printed);
