using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Takes what workers report.</summary>
internal sealed class EventApi(IWorkQueue queue)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/events", AcceptAsync);

    private async Task AcceptAsync(HttpContext context)
    {
        Query.Check(context);
        var events = EventBatch.Read(await RequestBody.ReadJsonAsync(context, EventBatch.MostBytes, EventBatch.Around));
        var receipt = await queue.AcceptAsync(events, context.RequestAborted);
        await Answer.WriteAsync(context, receipt, ServerJson.Default.EventReceipt);
    }
}
