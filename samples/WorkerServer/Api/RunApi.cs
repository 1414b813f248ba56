using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Queue.Jobs;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Asks for executions.</summary>
internal sealed class RunApi(IWorkQueue queue, PlaybookShelf shelf)
{
    public const string KeyHeader = "Idempotency-Key";

    private const int LongestKey = 200;
    private const int MostParameterBytes = 1024 * 1024;
    private const int LongestText = 1024;

    /// <summary>The members of a request.</summary>
    public static readonly string[] Members = ["path", "version", "content", "parameters", "merge", "retry", "context"];

    /// <summary>The members of a request's context.</summary>
    public static readonly string[] ContextMembers = ["parent_execution_id", "parent_event_id", "parent_step"];

    /// <summary>Members that clients of the original send. They say nothing that could be different here.</summary>
    private static readonly string[] s_former = ["type", "sync_to_postgres"];

    /// <summary>A playbook's text with every character escaped, and its parameters.</summary>
    private static readonly int s_mostBytes = (6 * PlaybookLimits.Default.FileBytes) + (2 * MostParameterBytes);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/run/playbook", RunAsync);

    private async Task RunAsync(HttpContext context)
    {
        Query.Check(context);
        var body = await RequestBody.ReadAsync(context, s_mostBytes);
        var members = WireObject.Of(RequestBody.ParseJson(context, body), "The body", [.. Members, .. s_former]);
        var path = CatalogPath.Check(members.Text("path", LongestText));
        var key = KeyOf(context, body);
        if (key is not null && await FindAsync(key, context.RequestAborted) is { } known)
        {
            await AnswerAsync(context, known);
            return;
        }

        var request = new JobRequest(path, await VersionAsync(members, path, context.RequestAborted), ParametersOf(members))
        {
            Merge = members.OptionalBoolean("merge") ?? true,
            Retry = RetryRule.Read(members.Get("retry")),
            Origin = OriginOf(members),
            Key = key,
        };
        var (job, _) = await queue.EnqueueAsync(request, context.RequestAborted);
        await AnswerAsync(context, job);
    }

    private static Task AnswerAsync(HttpContext context, Job job)
    {
        context.Response.Headers.Location = $"/api/executions/{job.ExecutionId}";
        return Answer.WriteAsync(context, new RunAnswer(job.ExecutionId, job.Status.NameOf()), ServerJson.Default.RunAnswer, StatusCodes.Status202Accepted);
    }

    private static IdempotencyKey? KeyOf(HttpContext context, byte[] body)
    {
        var header = context.Request.Headers[KeyHeader];
        return header.Count == 0 ? null
            : header is [{ Length: > 0 and <= LongestKey } name] && name.All(static c => c is > ' ' and < '\x7F') ? new(name, Convert.ToHexString(SHA256.HashData(body)))
            : throw ProblemException.Wrong($"{KeyHeader} is one text of 1 to {LongestKey} visible ASCII characters.");
    }

    private async Task<Job?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.FindAsync(key, cancellationToken);
        }
        catch (WireFormatException e)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "Key in use", e.Message);
        }
    }

    /// <summary>The version to run. A text that comes with the request is put into the catalogue first.</summary>
    private async Task<long> VersionAsync(WireObject members, string path, CancellationToken cancellationToken)
    {
        var version = VersionOf(members);
        if (members.OptionalText("content", PlaybookLimits.Default.FileBytes) is { } content)
        {
            return version is null
                ? (await shelf.PutAsync(path, CatalogApi.Checked(content, path), cancellationToken)).Version
                : throw ProblemException.Wrong("'content' is a new version, so that 'version' cannot be a number. Leave one of them out.");
        }

        return await shelf.FindAsync(path, version, cancellationToken) ?? throw await CatalogApi.MissingAsync(shelf, path, version, cancellationToken);
    }

    private static long? VersionOf(WireObject members) => members.Get("version") switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when text.GetString() == "latest" => null,
        { ValueKind: JsonValueKind.Number } => members.Number("version", 1, long.MaxValue),
        _ => throw ProblemException.Wrong("'version' must be a number, or \"latest\"."),
    };

    private static JsonElement ParametersOf(WireObject members)
    {
        var parameters = members.OptionalMap("parameters") ?? Json.EmptyObject;
        return Encoding.UTF8.GetByteCount(parameters.GetRawText()) <= MostParameterBytes
            ? parameters
            : throw new ProblemException(StatusCodes.Status413PayloadTooLarge, "Too large", $"'parameters' may have {MostParameterBytes} bytes. Put large data where the playbook can read it.");
    }

    private static JobOrigin? OriginOf(WireObject members)
    {
        if (members.OptionalMap("context") is not { } value)
        {
            return null;
        }

        // What the original's iterator adds is in the parent's own events.
        var iterator = value.EnumerateObject().Select(static m => m.Name).Where(static n => n.StartsWith("iterator_", StringComparison.Ordinal));
        var context = WireObject.Of(value, "'context'", [.. ContextMembers, .. iterator]);
        return new(Text("parent_execution_id"), Text("parent_event_id"), Text("parent_step"));

        // Ids of the original are numbers.
        string? Text(string name) => context.Get(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : context.OptionalText(name, LongestText);
    }
}
