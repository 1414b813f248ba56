using System.Globalization;
using System.Text;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.Http;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Shared.Queue;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Playbooks by path and version.</summary>
internal sealed class CatalogApi(PlaybookShelf shelf)
{
    public const string VersionHeader = "X-Playbook-Version";

    private const int MostListed = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/catalog", ListAsync);
        routes.MapGet("/api/catalog/{**path}", ReadAsync);
        routes.MapPut("/api/catalog/{**path}", PutAsync);
    }

    /// <summary>A text that is a playbook. Whether there are such actions, workers know.</summary>
    /// <exception cref="PlaybookException">It is none.</exception>
    /// <exception cref="ProblemException">It is too large.</exception>
    public static string Checked(string text, string path)
    {
        if (Encoding.UTF8.GetByteCount(text) > PlaybookLimits.Default.FileBytes)
        {
            throw ProblemException.TooLarge(PlaybookLimits.Default.FileBytes);
        }

        _ = Parse(text, path);
        return text;
    }

    /// <summary>Reads a playbook. It has no folder here: relative paths in it mean something to workers only.</summary>
    /// <exception cref="PlaybookException">It is none.</exception>
    public static Playbook Parse(string text, string path) => PlaybookReader.Parse(text, path, AppContext.BaseDirectory);

    /// <summary>What to say of a playbook that is not there.</summary>
    public static async Task<ProblemException> MissingAsync(PlaybookShelf shelf, string path, long? version, CancellationToken cancellationToken)
        => version is not null && await shelf.FindAsync(path, null, cancellationToken) is { } newest
            ? ProblemException.NotFound(string.Create(CultureInfo.InvariantCulture, $"'{path}' has no version {version}; its newest is {newest}."))
            : ProblemException.NotFound($"There is no playbook '{path}'. PUT /api/catalog/{path} puts one there, and GET /api/catalog lists what is there.");

    private async Task ListAsync(HttpContext context)
    {
        Query.Check(context, "limit");
        var most = (int)(Query.Number(context, "limit", 1, MostListed) ?? MostListed);
        var found = await shelf.ListAsync(most, context.RequestAborted);
        await Answer.WriteAsync(context, new CatalogAnswer([.. found.Select(static p => new CatalogItemAnswer(p.Path, p.Version, p.Registered))]), ServerJson.Default.CatalogAnswer);
    }

    private async Task ReadAsync(HttpContext context)
    {
        Query.Check(context, "version");
        var path = PathOf(context);
        var asked = Query.Text(context, "version") == "latest" ? null : Query.Number(context, "version", 1, long.MaxValue);
        var version = await shelf.FindAsync(path, asked, context.RequestAborted) ?? throw await MissingAsync(shelf, path, asked, context.RequestAborted);
        var text = await shelf.ReadAsync(path, version, context.RequestAborted) ?? throw await MissingAsync(shelf, path, version, context.RequestAborted);
        context.Response.Headers[VersionHeader] = version.ToString(CultureInfo.InvariantCulture);

        // What people wrote is not to be taken for a page.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = "application/yaml; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private async Task PutAsync(HttpContext context)
    {
        Query.Check(context);
        var path = PathOf(context);
        var text = Checked(await RequestBody.ReadTextAsync(context, PlaybookLimits.Default.FileBytes), path);
        var entry = await shelf.PutAsync(path, text, context.RequestAborted);
        await Answer.WriteAsync(context, new CatalogEntryAnswer(entry.Path, entry.Version), ServerJson.Default.CatalogEntryAnswer);
    }

    private static string PathOf(HttpContext context) => CatalogPath.Check(context.Request.RouteValues["path"] as string);
}
