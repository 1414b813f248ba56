using System.Globalization;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>
/// Applies a migration without a transaction, and records how far it is. A statement that could do with a transaction gets one for itself and its record, so that it is done
/// exactly once. Before any other the record says that it begins: if it is cut off, it is asked for or done again.
/// </summary>
internal sealed class StepwiseRun(
    Database database, HistoryTable history, PluginMigratorOptions options, DatabaseLock runLock, Narrator narrator, DatabaseSession session, PluginMigration migration, MigrationText text)
{
    private AppliedMigration _row = null!;
    private int _settings;

    private int Count => text.Statements.Count;

    private int Done => _row.StatementsDone ?? 0;

    /// <summary>Applies it, or the rest of it.</summary>
    /// <param name="begun">Its row, if it had begun.</param>
    /// <param name="cancellationToken">Cancels it between statements, and within them if the driver can.</param>
    /// <returns>Whether it did; otherwise another process has done the last step.</returns>
    public async Task<bool> RunAsync(AppliedMigration? begun, CancellationToken cancellationToken)
    {
        var at = -1;
        try
        {
            await database.PrepareStepwiseAsync(session, cancellationToken).ConfigureAwait(false);
            await runLock.CheckAsync(cancellationToken).ConfigureAwait(false);
            if (!await BeginAsync(begun, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            while (!_row.Success)
            {
                at = Done;
                await SetAgainAsync(cancellationToken).ConfigureAwait(false);
                var isAlone = text.Traits(at).Transaction is TransactionUse.Outside or TransactionUse.Unsure;
                if (!(isAlone ? await StepAloneAsync(at, cancellationToken).ConfigureAwait(false) : await StepInTransactionAsync(at, cancellationToken).ConfigureAwait(false)))
                {
                    // SQLite: another process has gone on with it.
                    _row = await ReadAsync(cancellationToken).ConfigureAwait(false);
                    if (_row.Success)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
        catch (Exception e) when (Applier.IsOfDatabase(e))
        {
            await database.RollbackAsync(session).ConfigureAwait(false);
            throw at >= 0 ? text.Failure(at, e, Consequence(at)) : new MigrationSqlException(
                migration, 0, 0, $"{migration.Path} of '{migration.Plugin}' could not be begun: {Database.Message(e)} Nothing of it was run.", e);
        }
        catch
        {
            await database.RollbackAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts down that it begins, or says where it goes on.</summary>
    private async Task<bool> BeginAsync(AppliedMigration? begun, CancellationToken cancellationToken)
    {
        if (begun is null)
        {
            await database.BeginAsync(session, narrator.Wait, cancellationToken).ConfigureAwait(false);
            var overtaken = database.IsShared && await Applier.IsOvertakenAsync(history, session, migration, cancellationToken).ConfigureAwait(false);
            begun = database.IsShared ? await FindAsync(cancellationToken).ConfigureAwait(false) : null;
            if (begun is null)
            {
                _row = Applier.Row(migration, options, null) with { Success = Count == 0, Duration = Count == 0 ? TimeSpan.Zero : null, StatementsDone = 0 };
                await history.InsertAsync(session, _row, cancellationToken).ConfigureAwait(false);
                await database.CommitAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            }

            await database.RollbackAsync(session).ConfigureAwait(false);
            if (overtaken)
            {
                return false;
            }
        }

        _row = begun;
        if (Done > Count || (Done == Count && Count > 0))
        {
            throw new MigrationHistoryException(string.Create(CultureInfo.InvariantCulture,
                $"The history has {Done} statements of {migration.Path} of '{migration.Plugin}' as done, and that it is not applied; the file has {Count}. Correct the columns statements_done and success of that row."));
        }

        MigrationLog.Resumed(options.Logger, migration.Path, migration.Plugin, Done + 1, Count);
        narrator.Tell(MigrationStep.Resumed, Done + 1);
        return true;
    }

    /// <summary>Settings that earlier statements made were lost with the connection on which they ran.</summary>
    private async Task SetAgainAsync(CancellationToken cancellationToken)
    {
        for (; _settings < Done; _settings++)
        {
            if (text.Traits(_settings).Session == SessionUse.Setting)
            {
                await session.ExecuteAsync(text.Statements[_settings].Text, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> StepAloneAsync(int at, CancellationToken cancellationToken)
    {
        var sql = text.Statements[at].Text;
        var wasCutOff = _row.StatementBegun == at + 1;
        narrator.Tell(MigrationStep.StatementStarting, at + 1);
        if (!wasCutOff || !await database.IsDoneAsync(session, sql, cancellationToken).ConfigureAwait(false))
        {
            if (!wasCutOff && !await AdvanceAsync(_row with { StatementBegun = at + 1 }, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            await runLock.CheckAsync(cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(database.ToSend(sql), cancellationToken).ConfigureAwait(false);
        }

        _settings = at + 1;
        narrator.Tell(MigrationStep.StatementDone, at + 1);
        return await AdvanceAsync(After(at), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> StepInTransactionAsync(int at, CancellationToken cancellationToken)
    {
        await database.BeginAsync(session, narrator.Wait, cancellationToken).ConfigureAwait(false);
        if (database.IsShared && (await ReadAsync(cancellationToken).ConfigureAwait(false)).StatementsDone != at)
        {
            await database.RollbackAsync(session).ConfigureAwait(false);
            return false;
        }

        narrator.Tell(MigrationStep.StatementStarting, at + 1);
        await session.ExecuteAsync(database.ToSend(text.Statements[at].Text), cancellationToken).ConfigureAwait(false);
        narrator.Tell(MigrationStep.StatementDone, at + 1);
        var isMine = await AdvanceAsync(After(at), cancellationToken).ConfigureAwait(false);
        if (!isMine)
        {
            // Under PostgreSQL's lock nobody else can have: the row was changed by hand.
            await database.RollbackAsync(session).ConfigureAwait(false);
            return false;
        }

        await database.CommitAsync(session, cancellationToken).ConfigureAwait(false);
        _settings = at + 1;
        return true;
    }

    private AppliedMigration After(int at) => _row with
    {
        StatementsDone = at + 1,
        StatementBegun = null,
        Success = at + 1 == Count,
        Duration = at + 1 == Count ? narrator.Elapsed : null,
        AppliedAt = options.TimeProvider.GetUtcNow(),
        AppliedBy = options.AppliedBy,
    };

    private async Task<bool> AdvanceAsync(AppliedMigration to, CancellationToken cancellationToken)
    {
        var isMine = await history.AdvanceAsync(session, _row, to, cancellationToken).ConfigureAwait(false);
        _row = isMine ? to : _row;
        return isMine;
    }

    private async Task<AppliedMigration?> FindAsync(CancellationToken cancellationToken)
        => (await history.ReadAsync(session, migration.Plugin, migration.Number, cancellationToken).ConfigureAwait(false)).Find(r => r.Number == migration.Number);

    private async Task<AppliedMigration> ReadAsync(CancellationToken cancellationToken)
        => await FindAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new MigrationHistoryException($"The history has lost the row of {migration.Path} of '{migration.Plugin}' while it was being applied. Apply again.");

    private string Consequence(int at)
        => string.Create(CultureInfo.InvariantCulture, $"{(at == 0 ? "No statement" : at == 1 ? "Statement 1" : $"Statements 1 to {at}")} of this migration, which has no transaction, {(at > 1 ? "are" : "is")} kept and recorded; applying again goes on at statement {at + 1}.")
        + (_row.StatementBegun == at + 1 ? " If that one has done something all the same, undo it first." : "");
}
