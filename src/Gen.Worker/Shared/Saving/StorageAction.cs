using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Saving;

/// <summary>
/// Saves data: in the event log, in a table of a database, by an HTTP request, or by Python. What kinds there are is the registry's to say. The result has <c>status</c>, <c>data</c> with
/// <c>saved</c> (the kind) and what the storage tells, and <c>meta</c>.
/// </summary>
[Plugin("storage", Lifetime = ServiceLifetime.Scoped, Description = "Saves data: with the event, in a database, over HTTP or by Python.")]
[PluginAlias("save")]
[PluginDependency("auth")]
[ActionInput("storage", LiteralMembers = ["statement", "sql", "command", "commands", "code", "code_base64", "code_b64"], Description = "Where: event (if not given), a database, http or python; or a map of type and any of the inputs below.")]
[ActionInput("data", Description = "What: a map is a row, a list of maps are rows.")]
[ActionInput("args", Description = "Former name of 'data'.")]
[ActionInput("table", Description = "The table.")]
[ActionInput("mode", Description = "insert (if not given), append, upsert or update.")]
[ActionInput("create", Description = "True: a table that is not there is created, with columns of the data's types.")]
[ActionInput("key", Description = "The columns by which upsert and update tell rows apart.")]
[ActionInput("statement", Literal = true, Description = "SQL instead of a table, taken as written; :name is a member of the data or of 'params'.")]
[ActionInput("sql", Literal = true, Description = "The same as 'statement'.")]
[ActionInput("command", Literal = true, Description = "Former name of 'statement'.")]
[ActionInput("commands", Literal = true, Description = "Former name of 'statement'.")]
[ActionInput("params", Description = "More of what :name stands for; for http the query, for python more arguments.")]
[ActionInput("format", Description = "Told to the storage, and shown.")]
[ActionInput("batch", Description = "Told to the storage, and shown; lists are always written in batches.")]
[ActionInput("chunk_size", Description = "Rows in a batch, 1000 if not given. All batches are one transaction.")]
[ActionInput("chunksize", Description = "Former name of 'chunk_size'.")]
[ActionInput("concurrency", Description = "Told to the storage, and shown; batches are written one after the other.")]
[ActionInput("auth", Description = "The login, a map of logins, or the name of a credential.")]
[ActionInput("use_auth", Description = "Which login of a map of logins.")]
[ActionInput("credential", Description = "Former name of 'auth'.")]
[ActionInput("credentials", Description = "Former name of 'auth'.")]
[ActionInput("spec", Description = "Former way to write a login out.")]
[ActionInput("database", Description = "A database's file.")]
[ActionInput("attach", Description = "Databases for DuckDB to attach.")]
[ActionInput("url", Description = "For http: where to.")]
[ActionInput("endpoint", Description = "Former name of 'url'.")]
[ActionInput("method", Description = "For http: POST if not given.")]
[ActionInput("headers", Description = "For http: request headers, by name.")]
[ActionInput("code", Literal = true, Description = "For python: code that defines main(data, ...).")]
[ActionInput("code_base64", Literal = true, Description = "The code as base64.")]
[ActionInput("code_b64", Literal = true, Description = "The code as base64.")]
[ActionInput("timeout", Description = "Seconds until it is stopped, 300 if not given.")]
internal sealed class StorageAction : IWorkerAction
{
    private static readonly TimeSpan Unset = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    private readonly IPlugins<IStorage> _storages;
    private readonly IPlugins<IDatabaseConnector> _databases;
    private readonly IPlugins<IWorkerAction> _actions;
    private readonly IAuthResolver? _auth;
    private readonly TimeProvider _time;

    public StorageAction(
        IPlugins<IStorage> storages, IPlugins<IDatabaseConnector> databases, IPlugins<IWorkerAction> actions, TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null)
        => (_storages, _databases, _actions, _time, _auth) = (storages, databases, actions, time, auth);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var spec = SaveSpec.From(context.Inputs);
        var (kind, storage) = Find(spec);
        using var limit = new TimeLimit(spec.Inputs(["timeout"]).Seconds("timeout", Unset, Most), _time, cancellationToken);
        try
        {
            return Envelope(kind, spec, await storage.SaveAsync(spec, context, limit.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is OperationCanceledException or DatabaseException { IsOutcomeUnknown: false } && limit.IsOver)
        {
            throw new ActionFailedException(FormattableString.Invariant($"{kind} did not save within {limit.Limit.TotalSeconds} s and was stopped. Give it more time with 'timeout'."), e);
        }
    }

    private (string Kind, IStorage Storage) Find(SaveSpec spec)
    {
        if (_storages.TryGetDescriptor(spec.Kind, out var storage))
        {
            return (storage.Name, _storages.Get(storage.Name));
        }

        if (_databases.TryGetDescriptor(spec.Kind, out var database))
        {
            return (database.Name, new DatabaseStorage(_databases.Get(database.Name), new(_auth)));
        }

        if (ActionStorage.Kinds.Contains(spec.Kind) && _actions.TryGetDescriptor(spec.Kind, out var action))
        {
            return (action.Name, new ActionStorage(action.Name, _actions.Get(action.Name)));
        }

        string[] known = [.. _storages.Names.Concat(_databases.Names).Concat(ActionStorage.Kinds.Where(k => _actions.TryGetDescriptor(k, out _))).Order(StringComparer.Ordinal)];
        throw spec.Wrong("storage", $"is '{spec.Kind}': there is no such storage here.{Names.Nearest(spec.Kind, known)} There is {string.Join(", ", known)}.");
    }

    private static JsonElement Envelope(string kind, SaveSpec spec, JsonElement details) => Json.Write((kind, spec, details), static (writer, e) =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "success");
        writer.WriteStartObject("data");
        writer.WriteString("saved", e.kind);
        foreach (var member in e.details.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("meta");
        writer.WriteString("storage_kind", e.kind);
        writer.WriteString("credential_ref", e.spec.CredentialRef);
        writer.WriteStartObject("save_spec");
        writer.WriteString("mode", e.spec.Mode);
        foreach (var (name, value) in new[] { ("format", e.spec.Format), ("key", e.spec.Key) })
        {
            writer.WritePropertyName(name);
            SaveSpec.Write(writer, value);
        }

        writer.WriteString("table", e.spec.Table);
        foreach (var (name, value) in new[] { ("batch", e.spec.Batch), ("chunk_size", e.spec.ChunkSize), ("concurrency", e.spec.Concurrency) })
        {
            writer.WritePropertyName(name);
            SaveSpec.Write(writer, value);
        }

        writer.WriteBoolean("statement_present", e.spec.Statement is not null);
        writer.WriteStartArray("param_keys");
        foreach (var parameter in e.spec.Parameters.EnumerateObject())
        {
            writer.WriteStringValue(parameter.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
