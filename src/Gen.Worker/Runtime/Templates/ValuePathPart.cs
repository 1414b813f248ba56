namespace Gen.Worker.Runtime.Templates;

/// <summary>One way into a value: <c>.name</c>, <c>["name"]</c> (<paramref name="Name"/>) or <c>[0]</c> (<paramref name="Index"/>; negative counts from the end).</summary>
/// <param name="Name">The member, if it is one.</param>
/// <param name="Index">The place in a list, if there is no <paramref name="Name"/>.</param>
/// <param name="End">Where it ends in the path's text.</param>
internal readonly record struct ValuePathPart(string? Name, int Index, int End);
