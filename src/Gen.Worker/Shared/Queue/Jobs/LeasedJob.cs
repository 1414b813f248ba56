using System.Text.Json;

namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>A job for the worker that took it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Content">The playbook's text.</param>
/// <param name="Parameters">The parameters: an object.</param>
public sealed record LeasedJob(Job Job, string Content, JsonElement Parameters);
