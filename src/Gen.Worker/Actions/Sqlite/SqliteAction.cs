using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>
/// Runs SQL on SQLite, inserts rows, or both, in one transaction. SQL is taken as it is written; values reach it as parameters only. The result has
/// <c>rows</c>, of the last statement that gives any, and <c>changes</c>, the number of rows written.
/// </summary>
/// <remarks>Scoped: a run of a playbook is a scope, and its database in memory lives as long as it.</remarks>
[Plugin("sqlite", Lifetime = ServiceLifetime.Scoped, Description = "Runs SQL on a SQLite database, in a file or in memory for the length of the run.")]
[ActionInput("database", Description = "A file, or ':memory:' (if not given), which all steps of a run share.")]
[ActionInput("sql", Literal = true, Description = "A statement, or a list of them; taken as written.")]
[ActionInput("parameters", Description = "What :name stands for in the SQL, by name.")]
[ActionInput("insert", Description = "Rows to insert, after the SQL: a map of table and rows, which is a list of maps.")]
[ActionInput("transaction", Description = "False: for SQL that cannot stand in a transaction, such as VACUUM.")]
[ActionInput("timeout", Description = "Seconds until it is interrupted, 60 if not given.")]
internal sealed class SqliteAction(TimeProvider time) : IWorkerAction, IDatabaseConnector, IDisposable
{
    private static readonly TimeSpan Unset = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    private readonly SqliteConnector _connector = new(time);

    public DatabaseDialect Dialect => _connector.Dialect;

    public LoginUse LoginUse => _connector.LoginUse;

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var work = SqliteWork.From(context.Inputs);
        using var limit = new TimeLimit(context.Inputs.Seconds("timeout", Unset, Most), time, cancellationToken);
        try
        {
            using var turn = await _connector.Databases.Open(context.Folder, context.Inputs).TakeAsync(limit.Token).ConfigureAwait(false);

            // SQLite knows no asynchronous work: what computes for a minute holds a thread for a minute, but not the caller's.
            return await Task.Run(() => new SqliteSession(turn.Database.Connection, limit).Run(work), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SqliteException or OperationCanceledException && limit.IsOver)
        {
            throw new ActionFailedException(
                FormattableString.Invariant($"SQLite did not finish within {limit.Limit.TotalSeconds} s and was interrupted. Give it more time with 'timeout'."),
                e);
        }
        catch (Exception e) when (e is SqliteException or SqliteStatementException { InnerException: SqliteException } && !limit.Token.IsCancellationRequested)
        {
            throw new ActionFailedException(work.HasReferenceInSql
                ? $"{e.Message} SQL is taken as it is written: instead of {{{{ }}}} write :name, and give the value under 'parameters'."
                : e.Message, e);
        }
        catch (SqliteException e)
        {
            throw new OperationCanceledException(e.Message, e, limit.Token);
        }
    }

    public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken) => _connector.OpenAsync(login, folder, cancellationToken);

    public Task<IDatabaseSession> OpenBesideAsync(IDatabaseSession other, DatabaseLogin login, string folder, CancellationToken cancellationToken)
        => _connector.OpenBesideAsync(other, login, folder, cancellationToken);

    public void Dispose() => _connector.Dispose();
}
