using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Actions.Transfer;

/// <summary>One end of a transfer.</summary>
/// <param name="Type">The plugin's name: a database, or <c>http</c>.</param>
/// <param name="Inputs">The whole map.</param>
internal sealed record TransferEnd(string Type, ActionInputs Inputs);
