using System.Globalization;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.Transfer;

/// <summary>Where rows come from: a query, or the answer of an HTTP request.</summary>
internal sealed class TransferSource : IAsyncDisposable
{
    private TransferSource(IDatabaseSession? session, IRowReader reader) => (Session, Reader) = (session, reader);

    /// <summary>The session that has the rows; none if they come from an answer.</summary>
    public IDatabaseSession? Session { get; }

    public IRowReader Reader { get; }

    public static async Task<TransferSource> OpenAsync(
        TransferPlan plan, IPlugins<IDatabaseConnector> databases, DatabaseLogins logins, IPlugins<IWorkerAction> actions, ActionContext context, CancellationToken cancellationToken)
    {
        if (plan.Source.Type == TransferPlan.Http)
        {
            return new(null, await RequestAsync(plan.Source.Inputs, actions, context, cancellationToken).ConfigureAwait(false));
        }

        var connector = databases.Get(plan.Source.Type);
        var login = await logins.ResolveAsync(plan.Source.Inputs, connector, context.Secrets, cancellationToken).ConfigureAwait(false);
        var session = await connector.OpenAsync(login, context.Folder, cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = await session.ReadAsync(Statement(plan, connector.Dialect), cancellationToken).ConfigureAwait(false);
            if (reader.Columns.Count > 0)
            {
                return new(session, reader);
            }

            await reader.DisposeAsync().ConfigureAwait(false);
            throw new DatabaseException("The source's query gives no rows: a transfer needs one that does, such as SELECT.");
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync().ConfigureAwait(false);
        if (Session is { } session)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static DatabaseStatement Statement(TransferPlan plan, DatabaseDialect dialect)
        => plan.Query is { } query
            ? SqlBinder.Bind(query.Trim().TrimEnd(';'), dialect, plan.Parameters)
            : new($"SELECT * FROM {TableName.Parse(plan.Source.Inputs.Text("table")).ToSql(dialect)}");

    /// <summary>By the action of that name, so that there is one way to ask over HTTP, with one set of limits.</summary>
    private static async Task<IRowReader> RequestAsync(ActionInputs source, IPlugins<IWorkerAction> actions, ActionContext context, CancellationToken cancellationToken)
    {
        var inputs = Json.Write(source, static (writer, source) =>
        {
            writer.WriteStartObject();
            foreach (var (from, to) in new[] { ("url", "url"), ("endpoint", "url"), ("method", "method"), ("headers", "headers"), ("params", "query"), ("body", "body"), ("timeout", "timeout"), ("auth", "auth"), ("use_auth", "use_auth"), ("credential", "credential"), ("credentials", "credentials") })
            {
                if (source.TryGet(from, out var value) && !(from == "endpoint" && source.Has("url")))
                {
                    writer.WritePropertyName(to);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });
        var answer = await actions.Get(TransferPlan.Http).ExecuteAsync(context with { Inputs = new(inputs) }, cancellationToken).ConfigureAwait(false);
        return JsonRows.From(Find(answer.GetProperty("body"), source.OptionalText("data_path")));
    }

    private static JsonElement Find(JsonElement body, string? path)
    {
        foreach (var part in path?.Split('.') ?? [])
        {
            body = body.ValueKind switch
            {
                JsonValueKind.Object when body.TryGetProperty(part, out var member) => member,
                JsonValueKind.Array when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < body.GetArrayLength() => body[index],
                _ => throw new ActionFailedException($"The answer has no '{part}' of the 'data_path' {path}: there is {Json.Describe(body)}."),
            };
        }

        return body;
    }
}
