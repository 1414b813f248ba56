namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>By what a request that is sent again is known.</summary>
/// <param name="Name">The name that its sender gave it.</param>
/// <param name="Hash">The SHA-256 of what it asks for, so that one name does not stand for two requests.</param>
public sealed record IdempotencyKey(string Name, string Hash);
