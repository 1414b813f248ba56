using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.Transfer;

/// <summary>One end of a transfer.</summary>
/// <param name="Type">The plugin's name: a database, or <c>http</c>.</param>
/// <param name="Login">The database's login; of no meaning for http.</param>
/// <param name="Inputs">The whole map.</param>
internal sealed record TransferEnd(string Type, DatabaseLogin Login, ActionInputs Inputs);
