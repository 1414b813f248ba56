using System.Data.Common;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>Applies migrations, one after the other, on one connection as long as they leave it as it was.</summary>
internal sealed class Applier(Database database, HistoryTable history, PluginMigratorOptions options, DatabaseLock runLock, Narrator narrator, DatabaseSession session) : IAsyncDisposable
{
    private DatabaseSession _session = session;

    /// <summary>Applies one.</summary>
    /// <returns>Whether it did; otherwise another process has.</returns>
    public async Task<bool> ApplyAsync(MigrationStatus pending, CancellationToken cancellationToken)
    {
        var migration = pending.Migration!;
        var text = MigrationText.Read(migration, database.Dialect);
        narrator.StatementCount = text.Statements.Count;
        MigrationLog.Started(options.Logger, migration.Path, migration.Plugin);
        narrator.Tell(MigrationStep.Started);
        if (migration.NoTransaction)
        {
            var stepwise = new StepwiseRun(database, history, options, runLock, narrator, _session, migration, text);
            var done = await stepwise.RunAsync(pending.Applied, cancellationToken).ConfigureAwait(false);
            await ReconnectAsync(cancellationToken).ConfigureAwait(false);
            return done;
        }

        if (!await ApplyWholeAsync(migration, text, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (text.UsesSession)
        {
            await ReconnectAsync(cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    /// <summary>In one transaction, with its row in the history, whose key keeps it from being applied twice whatever else goes wrong.</summary>
    private async Task<bool> ApplyWholeAsync(PluginMigration migration, MigrationText text, CancellationToken cancellationToken)
    {
        const string NothingKept = "Nothing of this migration was kept; those before it are.";
        var at = -1;
        var committing = false;
        try
        {
            await database.BeginAsync(_session, narrator.Wait, cancellationToken).ConfigureAwait(false);
            if (database.IsShared && await IsOvertakenAsync(history, _session, migration, cancellationToken).ConfigureAwait(false))
            {
                await database.RollbackAsync(_session).ConfigureAwait(false);
                return false;
            }

            for (at = 0; at < text.Statements.Count; at++)
            {
                narrator.Tell(MigrationStep.StatementStarting, at + 1);
                await _session.ExecuteAsync(database.ToSend(text.Statements[at].Text), cancellationToken).ConfigureAwait(false);
                narrator.Tell(MigrationStep.StatementDone, at + 1);
            }

            at = -1;
            await history.InsertAsync(_session, Row(migration, options, narrator.Elapsed), cancellationToken).ConfigureAwait(false);
            committing = true;
            await database.CommitAsync(_session, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            await database.RollbackAsync(_session).ConfigureAwait(false);
            if (!IsOfDatabase(e))
            {
                throw;
            }

            throw at >= 0 ? text.Failure(at, e, NothingKept) : new MigrationSqlException(migration, 0, 0, committing
                ? $"{migration.Path} of '{migration.Plugin}' could not be committed: {Database.Message(e)} Apply again: the history tells whether it was kept."
                : $"{migration.Path} of '{migration.Plugin}' could not be begun or recorded: {Database.Message(e)} {NothingKept}", e);
        }
    }

    /// <summary>Whether another process has applied it since the plan was made; its like may also be of another release.</summary>
    /// <exception cref="MigrationPlanException">What was applied does not fit.</exception>
    internal static async Task<bool> IsOvertakenAsync(HistoryTable history, DatabaseSession session, PluginMigration migration, CancellationToken cancellationToken)
    {
        var rows = await history.ReadAsync(session, migration.Plugin, migration.Number, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0 || (rows[0].Number == migration.Number && rows[0].Checksum == migration.Checksum))
        {
            return rows is [{ Success: true }, ..];
        }

        var other = rows[0].Number == migration.Number ? "another migration of that number" : FormattableString.Invariant($"number {rows[0].Number}");
        throw new MigrationPlanException([new(MigrationState.OutOfOrder, migration, rows[0],
            $"{migration.Path} of '{migration.Plugin}' cannot be applied: another process, probably of another release, has applied {other} in the meantime.")]);
    }

    internal static AppliedMigration Row(PluginMigration migration, PluginMigratorOptions options, TimeSpan? duration)
        => new(migration.Plugin, migration.Number, migration.Name, migration.Checksum, options.TimeProvider.GetUtcNow(), options.AppliedBy, duration, true, null, null);

    /// <summary>What a driver throws when the database refuses, or is gone.</summary>
    internal static bool IsOfDatabase(Exception e) => e is DbException or TimeoutException or IOException or InvalidOperationException or NotSupportedException;

    /// <summary>What a migration set on its connection is no business of the next one.</summary>
    private async Task ReconnectAsync(CancellationToken cancellationToken)
    {
        var old = _session;
        _session = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await old.DisposeAsync().ConfigureAwait(false);
    }
}
