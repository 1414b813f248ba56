using System.Text.Json;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Tests.Support;

/// <summary>What the action <c>fake</c> does in one test, in place of what it does by itself.</summary>
/// <param name="Do">Does it.</param>
public sealed record FakeWork(Func<ActionContext, CancellationToken, Task<JsonElement>> Do);
