using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.Transfer;

/// <summary>
/// Moves rows from a database, or from the answer of an HTTP request, into a table of a database. They stream in chunks: while one is written, the next is read, and what is in memory does
/// not grow with their number. All rows or none, unless chunks are to last one by one.
/// </summary>
[Plugin("transfer", Lifetime = ServiceLifetime.Scoped, Description = "Moves rows from one database, or from HTTP, into another.")]
[PluginAlias("snowflake_transfer")]
[PluginDependency("auth")]
[ActionInput("source", Required = true, LiteralMembers = ["query"], Description = "Where from: a map of type, auth, and query or table; for http the inputs of an http step, and data_path.")]
[ActionInput("target", Required = true, Description = "Where to: a map of type, auth, table.")]
[ActionInput("query", Literal = true, Description = "The source's query, taken as written; :name is one of 'parameters'.")]
[ActionInput("parameters", Description = "What :name stands for in the query, by name.")]
[ActionInput("mode", Description = "append (if not given), replace or upsert.")]
[ActionInput("key", Description = "The columns by which an upsert tells rows apart; the table's primary key if not given.")]
[ActionInput("chunk_size", Description = "Rows in a chunk, 1000 if not given.")]
[ActionInput("commit", Description = "all (if not given): everything or nothing; chunk: each chunk lasts when it is written.")]
[ActionInput("create", Description = "True: a table that is not there is created.")]
[ActionInput("timeout", Description = "Seconds until it is interrupted, 3600 if not given.")]
internal sealed class TransferAction(IPlugins<IDatabaseConnector> databases, IPlugins<IWorkerAction> actions, TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null) : IWorkerAction
{
    private static readonly TimeSpan Unset = TimeSpan.FromHours(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(7);

    private readonly DatabaseLogins _logins = new(auth);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var plan = TransferPlan.From(context.Inputs, databases);
        using var limit = new TimeLimit(context.Inputs.Seconds("timeout", Unset, Most), time, cancellationToken);
        try
        {
            var source = await TransferSource.OpenAsync(plan, databases, _logins, actions, context, limit.Token).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
            {
                var connector = databases.Get(plan.Target.Type);
                var login = await _logins.ResolveAsync(plan.Target.Inputs, connector, context.Secrets, limit.Token).ConfigureAwait(false);
                var target = await (source.Session is { } session
                    ? connector.OpenBesideAsync(session, login, context.Folder, limit.Token)
                    : connector.OpenAsync(login, context.Folder, limit.Token)).ConfigureAwait(false);
                await using (target.ConfigureAwait(false))
                {
                    var flow = new TransferFlow(plan, source.Reader, target);
                    await flow.RunAsync(limit.Token).ConfigureAwait(false);
                    return Result(plan, flow);
                }
            }
        }
        catch (OperationCanceledException e) when (limit.IsOver)
        {
            throw new ActionFailedException(FormattableString.Invariant($"The transfer did not finish within {limit.Limit.TotalSeconds} s and was stopped. Give it more time with 'timeout'. {e.Message}"), e);
        }
    }

    private static JsonElement Result(TransferPlan plan, TransferFlow flow) => Runtime.Values.Json.Write((Plan: plan, Flow: flow), static (writer, r) =>
    {
        writer.WriteStartObject();
        writer.WriteString("direction", $"{r.Plan.Source.Type}_to_{r.Plan.Target.Type}");
        writer.WriteString("source_type", r.Plan.Source.Type);
        writer.WriteString("target_type", r.Plan.Target.Type);
        writer.WriteString("mode", r.Plan.ModeName);
        writer.WriteString("status", "success");
        writer.WriteNumber("rows_transferred", r.Flow.Rows);
        writer.WriteNumber("chunks_processed", r.Flow.Chunks);
        writer.WriteString("target_table", r.Plan.Table.ToString());
        writer.WriteStartArray("columns");
        foreach (var column in r.Flow.Columns)
        {
            writer.WriteStringValue(column.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
