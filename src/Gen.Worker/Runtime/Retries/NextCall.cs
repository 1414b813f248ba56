using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Retries;

/// <summary>A further call with other inputs.</summary>
/// <param name="Inputs">What takes the place of inputs, as a map.</param>
/// <param name="Strategy">How the answers become one.</param>
/// <param name="Path">Where in an answer the part is that is collected, members with dots between; empty: all of it.</param>
internal sealed record NextCall(MapTemplate Inputs, CollectStrategy Strategy, string Path);
