using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Shows executions, and stops them.</summary>
internal sealed class ExecutionApi(IWorkQueue queue, IExecutionEvents events, PlaybookShelf shelf)
{
    private const int MostListed = 1000;
    private const int UsualListed = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/workload/{execution_id}", WorkloadAsync);
        routes.MapGet("/api/executions", ListAsync);
        routes.MapGet("/api/executions/{execution_id}", ReadAsync);
        routes.MapPost("/api/executions/{execution_id}/cancel", CancelAsync);
    }

    private async Task WorkloadAsync(HttpContext context)
    {
        Query.Check(context);
        var id = IdOf(context);
        var job = await queue.FindAsync(id, context.RequestAborted) ?? throw Missing(id);
        var parameters = await queue.ReadParametersAsync(id, context.RequestAborted) ?? throw Missing(id);
        var text = await shelf.ReadAsync(job.Path, job.Version, context.RequestAborted) ?? throw await CatalogApi.MissingAsync(shelf, job.Path, job.Version, context.RequestAborted);
        var workload = WireWorkload.Of(CatalogApi.Parse(text, job.Path).Workload, parameters, job.Merge);
        await Answer.WriteAsync(context, new WorkloadAnswer(id, job.Path, job.Version, workload), ServerJson.Default.WorkloadAnswer);
    }

    private async Task ListAsync(HttpContext context)
    {
        Query.Check(context, "status", "limit");
        var status = Query.Text(context, "status") is not { } name ? (JobStatus?)null
            : JobStatuses.Find(name) ?? throw ProblemException.Wrong($"'{name}' is no status. Known: {string.Join(", ", JobStatuses.Names)}.");
        var most = (int)(Query.Number(context, "limit", 1, MostListed) ?? UsualListed);
        var jobs = await queue.ListAsync(status, most, context.RequestAborted);
        await Answer.WriteAsync(context, new ExecutionsAnswer([.. jobs.Select(ExecutionAnswer.Of)]), ServerJson.Default.ExecutionsAnswer);
    }

    private async Task ReadAsync(HttpContext context)
    {
        Query.Check(context, "events", "after", "limit");
        var id = IdOf(context);
        var wantsEvents = Query.Text(context, "events") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw ProblemException.Wrong("'events' must be true or false."),
        };
        var after = Query.Number(context, "after", 0, long.MaxValue) ?? 0;
        var most = (int)(Query.Number(context, "limit", 1, IExecutionEvents.MostEvents) ?? IExecutionEvents.MostEvents);
        var job = await queue.FindAsync(id, context.RequestAborted) ?? throw Missing(id);
        var answer = ExecutionAnswer.Of(job);
        if (job.Status.IsEnd() && await events.ReadAsync(id, job.Events - 1, 1, context.RequestAborted) is [var last])
        {
            answer = answer with { Result = last.Event.Result };
        }

        if (wantsEvents)
        {
            answer = answer with { Events = [.. (await events.ReadAsync(id, after, most, context.RequestAborted)).Select(EventAnswer.Of)] };
        }

        await Answer.WriteAsync(context, answer, ServerJson.Default.ExecutionAnswer);
    }

    private async Task CancelAsync(HttpContext context)
    {
        Query.Check(context);
        var id = IdOf(context);
        var job = await queue.CancelAsync(id, context.RequestAborted) ?? throw Missing(id);
        if (job.Status.IsEnd() && job.Status != JobStatus.Cancelled)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, "Ended", $"Execution {id} has ended: it is '{job.Status.NameOf()}'.");
        }

        // A worker that has it stops later.
        await Answer.WriteAsync(context, ExecutionAnswer.Of(job), ServerJson.Default.ExecutionAnswer, job.Status.IsEnd() ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static string IdOf(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["execution_id"]!;
        return WireEvent.IsId(id) ? id : throw ProblemException.Wrong($"An execution's id is 1 to {WireEvent.LongestId} of letters, digits, '-' and '_'.");
    }

    private static ProblemException Missing(string id) => ProblemException.NotFound($"There is no execution '{id}'. GET /api/executions lists the newest.");
}
