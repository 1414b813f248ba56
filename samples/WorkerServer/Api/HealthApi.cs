using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Shared.Queue;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Whether the server can do its work.</summary>
internal sealed class HealthApi(IWorkQueue queue)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/health", CheckAsync);

    private async Task CheckAsync(HttpContext context)
    {
        await queue.ListAsync(null, 1, context.RequestAborted);
        await Answer.WriteAsync(context, new HealthAnswer("ok"), ServerJson.Default.HealthAnswer);
    }
}
