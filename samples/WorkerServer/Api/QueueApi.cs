using System.Text.Json;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>What workers do with the queue.</summary>
internal sealed class QueueApi(IWorkQueue queue, IHostApplicationLifetime lifetime)
{
    private const int MostBytes = 1024 * 1024;
    private const int LongestWorker = 200;
    private const int MostSlots = 64;
    private const int LongestLease = 3600;
    private const int LongestWait = 30;

    public static readonly string[] LeaseMembers = ["worker_id", "slots", "lease_seconds", "wait_seconds"];
    public static readonly string[] RenewMembers = ["worker_id", "lease_seconds", "jobs"];
    public static readonly string[] ReleaseMembers = ["worker_id", "jobs"];
    public static readonly string[] KeyMembers = ["execution_id", "attempt"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/queue/lease", LeaseAsync);
        routes.MapPost("/api/queue/renew", RenewAsync);
        routes.MapPost("/api/queue/release", ReleaseAsync);
    }

    private async Task LeaseAsync(HttpContext context)
    {
        var members = await ReadAsync(context, LeaseMembers);
        var worker = members.Text("worker_id", LongestWorker);
        var slots = (int)(members.OptionalNumber("slots", 1, MostSlots) ?? 1);
        var lease = LeaseOf(members);
        var wait = TimeSpan.FromSeconds(members.OptionalFraction("wait_seconds", 0, LongestWait) ?? 0);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        IReadOnlyList<LeasedJob> jobs;
        try
        {
            jobs = await queue.LeaseAsync(worker, slots, lease, wait, stop.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The server stops. The worker will ask again.
            jobs = [];
        }

        if (context.RequestAborted.IsCancellationRequested && jobs.Count > 0)
        {
            // Nobody is there to run them.
            await queue.ReleaseAsync(worker, [.. jobs.Select(static j => new JobKey(j.Job.ExecutionId, j.Job.Attempt))], CancellationToken.None);
            return;
        }

        await Answer.WriteAsync(context, new LeaseAnswer([.. jobs.Select(Of)]), ServerJson.Default.LeaseAnswer);
    }

    private async Task RenewAsync(HttpContext context)
    {
        var members = await ReadAsync(context, RenewMembers);
        var lost = await queue.RenewAsync(members.Text("worker_id", LongestWorker), LeaseOf(members), KeysOf(members), context.RequestAborted);
        await Answer.WriteAsync(context, new RenewAnswer(lost), ServerJson.Default.RenewAnswer);
    }

    private async Task ReleaseAsync(HttpContext context)
    {
        var members = await ReadAsync(context, ReleaseMembers);
        var keys = KeysOf(members);
        var refused = await queue.ReleaseAsync(members.Text("worker_id", LongestWorker), keys, context.RequestAborted);
        await Answer.WriteAsync(context, new ReleaseAnswer(keys.Length - refused.Count, refused), ServerJson.Default.ReleaseAnswer);
    }

    private static async Task<WireObject> ReadAsync(HttpContext context, string[] members)
    {
        Query.Check(context);
        return WireObject.Of(await RequestBody.ReadJsonAsync(context, MostBytes), "The body", members);
    }

    private static TimeSpan LeaseOf(WireObject members) => TimeSpan.FromSeconds(members.Number("lease_seconds", 1, LongestLease));

    private static JobKey[] KeysOf(WireObject members) => [.. members.List("jobs", IWorkQueue.MostKeys).Select(static (value, i) => KeyOf(value, $"jobs[{i}]"))];

    private static JobKey KeyOf(JsonElement value, string what)
    {
        var members = WireObject.Of(value, what, KeyMembers);
        return new(WireEvent.ReadId(members, what), (int)members.Number("attempt", 1, WireEvent.MostAttempts));
    }

    private static LeasedJobAnswer Of(LeasedJob leased)
    {
        var job = leased.Job;
        return new(
            job.ExecutionId,
            job.Attempt,
            job.MaxAttempts,
            job.Path,
            job.Version,
            leased.Content,
            leased.Parameters,
            job.Merge,
            job.Origin is { } origin ? new(origin.ExecutionId, origin.EventId, origin.Step) : null);
    }
}
