using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Shared.Databases;

/// <summary>
/// What an action that runs SQL does, whatever the database: connects, runs the statements, and tells what was wrong without a secret in it. It is the database's connector too: one plugin
/// bears the name, so that a switch that says it means one thing, and what a run has open is shared by its steps and by transfers.
/// </summary>
/// <param name="connector">The database; disposed with the action.</param>
/// <param name="auth">Resolves logins, if it is active.</param>
/// <param name="time">The clock.</param>
public abstract class DatabaseAction(IDatabaseConnector connector, IAuthResolver? auth, TimeProvider time) : IWorkerAction, IDatabaseConnector, IDisposable
{
    private static readonly TimeSpan Unset = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    private readonly DatabaseLogins _logins = new(auth);

    /// <inheritdoc/>
    public DatabaseDialect Dialect => connector.Dialect;

    /// <inheritdoc/>
    public LoginUse LoginUse => connector.LoginUse;

    /// <summary>Whether statements stand in one transaction if a step does not say.</summary>
    protected virtual bool InTransaction => true;

    /// <inheritdoc/>
    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var work = SqlWork.From(context.Inputs, connector.Dialect, InTransaction);
        using var limit = new TimeLimit(context.Inputs.Seconds("timeout", Unset, Most), time, cancellationToken);
        try
        {
            var login = await _logins.ResolveAsync(context.Inputs, connector, context.Secrets, limit.Token).ConfigureAwait(false);
            var session = await connector.OpenAsync(login, context.Folder, limit.Token).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                return await work.RunAsync(session, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is DatabaseException { IsOutcomeUnknown: false } or OperationCanceledException && limit.IsOver)
        {
            throw new DatabaseException(
                FormattableString.Invariant($"{connector.Dialect} did not finish within {limit.Limit.TotalSeconds} s and was interrupted. Give it more time with 'timeout'."), e);
        }
        catch (DatabaseException e) when (work.HasReference && !e.IsOutcomeUnknown)
        {
            throw new DatabaseException($"{e.Message} SQL is taken as it is written: instead of {{{{ }}}} write :name, and give the value under 'parameters'.", e);
        }
    }

    /// <inheritdoc/>
    public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken) => connector.OpenAsync(login, folder, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    /// <param name="disposing">Whether it is not a finalizer that asks.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            (connector as IDisposable)?.Dispose();
        }
    }
}
