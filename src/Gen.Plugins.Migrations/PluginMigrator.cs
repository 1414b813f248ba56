using System.Collections.Immutable;
using System.Data.Common;
using Gen.Plugins.Migrations.Applying;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Planning;

namespace Gen.Plugins.Migrations;

/// <summary>
/// Applies the migrations of a host's plugins to a database: each whole and once, whoever else is at it and whatever dies on the way. Works over any ADO.NET driver. Its
/// members may be used from any thread, and by any number of processes at once.
/// </summary>
public sealed class PluginMigrator
{
    private readonly PluginMigratorOptions _options;
    private readonly Database _database;
    private readonly HistoryTable _history;
    private readonly Func<Planner> _planner;

    /// <summary>A migrator for the active plugins of a host.</summary>
    /// <param name="registry">The registry, which is <c>HostPlugins.Registry</c>.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="connect">Makes a connection, open or not; the migrator disposes of it. It is called several times.</param>
    /// <param name="options">How it works.</param>
    public PluginMigrator(PluginRegistry registry, SqlDialect dialect, Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions? options = null)
        : this(dialect, connect, options)
    {
        ArgumentNullException.ThrowIfNull(registry);

        // Asked anew for each plan, because a plugin may become inactive while a host runs.
        _planner = () =>
        {
            var owners = registry.Plugins.Where(p => !p.Migrations.IsEmpty && _options.Activation?.IsActive(p) != false).Select(PluginOwner.Of).ToList();
            return new(registry.Migrations, owners, dialect, _options.AllowNewerHistory);
        };
    }

    /// <summary>A migrator for the active plugins of a host.</summary>
    /// <param name="registry">The registry, which is <c>HostPlugins.Registry</c>.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="dataSource">Opens connections.</param>
    /// <param name="options">How it works.</param>
    public PluginMigrator(PluginRegistry registry, SqlDialect dialect, DbDataSource dataSource, PluginMigratorOptions? options = null)
        : this(registry, dialect, Connect(dataSource), options)
    {
    }

    /// <summary>A migrator for migrations from anywhere.</summary>
    /// <param name="migrations">The migrations, in the order of their plugins.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="connect">Makes a connection, open or not; the migrator disposes of it. It is called several times.</param>
    /// <param name="options">How it works.</param>
    public PluginMigrator(IEnumerable<PluginMigration> migrations, SqlDialect dialect, Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions? options = null)
        : this(dialect, connect, options)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        ImmutableArray<PluginMigration> all = [.. migrations];
        PluginOwner[] owners = [.. all.Select(static m => m.Plugin).Distinct(StringComparer.Ordinal).Select(static p => new PluginOwner(p, []))];
        _planner = () => new(all, owners, dialect, _options.AllowNewerHistory);
    }

    /// <summary>A migrator for migrations from anywhere.</summary>
    /// <param name="migrations">The migrations, in the order of their plugins.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="dataSource">Opens connections.</param>
    /// <param name="options">How it works.</param>
    public PluginMigrator(IEnumerable<PluginMigration> migrations, SqlDialect dialect, DbDataSource dataSource, PluginMigratorOptions? options = null)
        : this(migrations, dialect, Connect(dataSource), options)
    {
    }

    /// <summary>A migrator for the migrations of a host that is not run: the tool reads them, and what their plugins were called, out of its files.</summary>
    /// <param name="migrations">All migrations of the host, also those of plugins that are left alone.</param>
    /// <param name="owners">The plugins whose migrations are applied, in order.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="connect">Makes a connection, open or not; the migrator disposes of it.</param>
    /// <param name="options">How it works.</param>
    internal PluginMigrator(
        IReadOnlyList<PluginMigration> migrations, IReadOnlyList<PluginOwner> owners, SqlDialect dialect, Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions? options)
        : this(dialect, connect, options)
        => _planner = () => new(migrations, owners, dialect, _options.AllowNewerHistory);

    private PluginMigrator(SqlDialect dialect, Func<CancellationToken, ValueTask<DbConnection>> connect, PluginMigratorOptions? options)
    {
        ArgumentNullException.ThrowIfNull(connect);
        _options = options ?? new();
        _database = dialect switch
        {
            SqlDialect.Sqlite => new SqliteDatabase(connect, _options),
            SqlDialect.PostgreSql => new PostgreSqlDatabase(connect, _options),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "There are Sqlite and PostgreSql."),
        };
        _history = new(_database, _options);
        _planner = null!;
    }

    /// <summary>Holds the migrations against the database's history, which is read in one round trip. Changes nothing, not even if the history table is missing.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="MigrationDatabaseException">The database cannot be reached or read.</exception>
    /// <exception cref="MigrationHistoryException">The history table is not as it was written.</exception>
    public async Task<MigrationPlan> PlanAsync(CancellationToken cancellationToken = default)
    {
        var session = await _database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return _planner().Plan(await _history.ReadAsync(session, cancellationToken).ConfigureAwait(false) ?? []);
        }
    }

    /// <summary>Makes sure that all migrations are applied and fit. Changes nothing.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="MigrationPlanException">The history does not fit.</exception>
    /// <exception cref="MigrationsPendingException">Some are not applied.</exception>
    /// <exception cref="PluginMigrationException">The database cannot be reached, or its history read.</exception>
    public async Task<MigrationPlan> ValidateAsync(CancellationToken cancellationToken = default)
    {
        var plan = (await PlanAsync(cancellationToken).ConfigureAwait(false)).OrThrow();
        TellNewer(plan);
        return plan.Pending.IsEmpty ? plan : throw new MigrationsPendingException(plan.Pending);
    }

    /// <summary>
    /// Applies what is pending, in order: each migration in a transaction of its own, together with its row in the history; one that says <c>-- gen: no-transaction</c> statement by
    /// statement. Before anything runs, the history has to fit and every pending text has to be splittable. After a failure nothing more is applied.
    /// </summary>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancellationToken">Cancels it; the migration under way is rolled back.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationPlanException">The history does not fit. Nothing was run.</exception>
    /// <exception cref="MigrationSqlException">A migration's SQL was refused or failed.</exception>
    /// <exception cref="MigrationLockException">Another process has migrated for too long.</exception>
    /// <exception cref="PluginMigrationException">The database cannot be reached, or its history read or written.</exception>
    public async Task<MigrationResult> ApplyAsync(IProgress<MigrationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var began = _options.TimeProvider.GetTimestamp();
        var narrator = new Narrator(progress, _options);
        var applied = ImmutableArray.CreateBuilder<PluginMigration>();
        var elsewhere = ImmutableArray.CreateBuilder<PluginMigration>();
        await WriteAsync(narrator, static p => !p.OrThrow().Pending.IsEmpty, async (plan, session, history, runLock) =>
        {
            narrator.Count = plan.Pending.Length;
            using var activity = MigrationTelemetry.Begin(plan.Pending.Length);
            MigrationLog.Pending(_options.Logger, plan.Pending.Length);
            foreach (var pending in plan.Pending)
            {
                MigrationText.Read(pending.Migration!, _database.Dialect).ThrowIfRefused();
            }

            var applier = new Applier(_database, history, _options, runLock, narrator, session);
            await using (applier.ConfigureAwait(false))
            {
                for (var i = 0; i < plan.Pending.Length; i++)
                {
                    (await ApplyOneAsync(applier, plan.Pending[i], i, narrator, cancellationToken).ConfigureAwait(false) ? applied : elsewhere).Add(plan.Pending[i].Migration!);
                }
            }
        }, elsewhere, cancellationToken).ConfigureAwait(false);
        return new(applied.ToImmutable(), elsewhere.ToImmutable(), _options.TimeProvider.GetElapsedTime(began));
    }

    /// <summary>Puts down migrations as applied without running them, for a database that has their tables already.</summary>
    /// <param name="plugin">Only this plugin's; <see langword="null"/>: all plugins'.</param>
    /// <param name="upTo">Only up to this number; <see langword="null"/>: all.</param>
    /// <param name="cancellationToken">Cancels it; then nothing was put down.</param>
    /// <returns>The migrations that were put down.</returns>
    /// <exception cref="ArgumentException">There is no such plugin with migrations.</exception>
    /// <exception cref="PluginMigrationException">The history does not fit, or the database refuses.</exception>
    public async Task<ImmutableArray<PluginMigration>> BaselineAsync(string? plugin = null, long? upTo = null, CancellationToken cancellationToken = default)
    {
        var planner = _planner();
        if (plugin is not null && !planner.Knows(plugin))
        {
            throw new ArgumentException($"No active plugin '{plugin}' of this host has migrations for this database.", nameof(plugin));
        }

        ImmutableArray<PluginMigration> done = [];
        await WriteAsync(new(null, _options), p => !Chosen(p.OrThrow()).IsEmpty, async (plan, session, history, _) =>
        {
            var chosen = Chosen(plan);
            await InTransactionAsync(session, async () =>
            {
                foreach (var migration in chosen)
                {
                    await history.InsertAsync(session, Applier.Row(migration, _options, null), cancellationToken).ConfigureAwait(false);
                }
            }, cancellationToken).ConfigureAwait(false);
            done = chosen;
        }, null, cancellationToken).ConfigureAwait(false);
        return done;

        ImmutableArray<PluginMigration> Chosen(MigrationPlan plan)
            => [.. plan.Pending.Where(p => p.State == MigrationState.Pending && (plugin is null || p.Plugin == plugin) && (upTo is null || p.Number <= upTo)).Select(static p => p.Migration!)];
    }

    /// <summary>
    /// Makes the history fit the migrations of this host: takes over name and checksum of changed and renamed files, and drops the rows of missing ones. Tables are not touched, so that
    /// this is right only if they are as they should be. What is out of order, renumbered, or of a newer release, stays.
    /// </summary>
    /// <param name="cancellationToken">Cancels it; then nothing was changed.</param>
    /// <returns>What was changed.</returns>
    /// <exception cref="PluginMigrationException">The database cannot be reached, or its history read or written.</exception>
    public async Task<ImmutableArray<MigrationRepair>> RepairAsync(CancellationToken cancellationToken = default)
    {
        ImmutableArray<MigrationRepair> done = [];
        await WriteAsync(new(null, _options), static p => p.Problems.Any(IsRepairable), async (plan, session, history, _) =>
        {
            var repairs = ImmutableArray.CreateBuilder<MigrationRepair>();
            await InTransactionAsync(session, async () =>
            {
                foreach (var problem in plan.Problems.Where(IsRepairable))
                {
                    if (problem.Migration is { } migration)
                    {
                        await history.AlignAsync(session, migration, cancellationToken).ConfigureAwait(false);
                        repairs.Add(new(problem, $"The history has the name and the checksum of {migration.Path} of '{migration.Plugin}' now."));
                    }
                    else
                    {
                        await history.DeleteAsync(session, problem.Applied!, cancellationToken).ConfigureAwait(false);
                        repairs.Add(new(problem, $"The history no longer has {problem}. What it made in the database is still there."));
                    }
                }
            }, cancellationToken).ConfigureAwait(false);
            done = repairs.ToImmutable();
        }, null, cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <summary>Writes what <see cref="ApplyAsync(IProgress{MigrationProgress}?, CancellationToken)"/> would run as a script for the database's console, for who applies by hand.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The plan that the script follows.</returns>
    /// <exception cref="MigrationPlanException">The history does not fit.</exception>
    /// <exception cref="MigrationSqlException">A migration's SQL is refused.</exception>
    /// <exception cref="PluginMigrationException">The database cannot be reached, or its history read.</exception>
    public async Task<MigrationPlan> ScriptAsync(TextWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var session = await _database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var plan = _planner().Plan(await _history.ReadAsync(session, cancellationToken).ConfigureAwait(false) ?? []).OrThrow();

            // A migration may change where names are looked for.
            await new ScriptWriter(_database, await QualifyAsync(session, cancellationToken).ConfigureAwait(false)).WriteAsync(plan, writer, cancellationToken).ConfigureAwait(false);
            return plan;
        }
    }

    /// <summary>The plan for an empty database, which is asked nothing.</summary>
    internal MigrationPlan PlanFromEmpty() => _planner().Plan([]);

    /// <summary>The script for an empty database, which is asked nothing.</summary>
    internal async Task<MigrationPlan> ScriptFromEmptyAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        var plan = PlanFromEmpty().OrThrow();
        await new ScriptWriter(_database, _history).WriteAsync(plan, writer, cancellationToken).ConfigureAwait(false);
        return plan;
    }

    /// <summary>Whether <see cref="RepairAsync"/> can do something about it.</summary>
    internal static bool IsRepairable(MigrationStatus status) => !status.IsBeyondRepair && status.State is MigrationState.Changed or MigrationState.Renamed or MigrationState.Missing;

    private static Func<CancellationToken, ValueTask<DbConnection>> Connect(DbDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        return dataSource.OpenConnectionAsync;
    }

    private async Task<bool> ApplyOneAsync(Applier applier, MigrationStatus pending, int index, Narrator narrator, CancellationToken cancellationToken)
    {
        var migration = pending.Migration!;
        narrator.Begin(migration, index);
        using var activity = MigrationTelemetry.Begin(migration);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await applier.ApplyAsync(pending, cancellationToken).ConfigureAwait(false))
            {
                MigrationTelemetry.Ended(migration, narrator.Elapsed, true);
                MigrationLog.Applied(_options.Logger, migration.Path, migration.Plugin, narrator.Elapsed.TotalMilliseconds);
                narrator.Tell(MigrationStep.Applied);
                return true;
            }

            MigrationLog.AppliedElsewhere(_options.Logger, migration.Path, migration.Plugin);
            narrator.Tell(MigrationStep.AppliedElsewhere);
            return false;
        }
        catch (Exception e)
        {
            MigrationTelemetry.Fail(activity, e);
            MigrationTelemetry.Ended(migration, narrator.Elapsed, false);
            if (e is not OperationCanceledException)
            {
                MigrationLog.Failed(_options.Logger, e, migration.Path, migration.Plugin);
            }

            narrator.Tell(MigrationStep.Failed, message: e.Message);
            throw;
        }
    }

    /// <summary>Does something to the database for which nobody else may be at it, if a look from outside says that it is to be done.</summary>
    private async Task WriteAsync(
        Narrator narrator, Func<MigrationPlan, bool> isNeeded, Func<MigrationPlan, DatabaseSession, HistoryTable, DatabaseLock, Task> write, ImmutableArray<PluginMigration>.Builder? elsewhere, CancellationToken cancellationToken)
    {
        var planner = _planner();
        var session = await _database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            // Most starts find nothing to do, and are not to wait for those who do.
            var rows = await _history.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            var first = planner.Plan(rows ?? []);
            if (!isNeeded(first))
            {
                TellNewer(first);
                MigrationLog.UpToDate(_options.Logger, first.Migrations.Length);
                return;
            }

            var runLock = await _database.LockAsync(narrator.Wait, cancellationToken).ConfigureAwait(false);
            await using (runLock.ConfigureAwait(false))
            {
                if (rows is null)
                {
                    await InTransactionAsync(session, () => _history.CreateAsync(session, cancellationToken), cancellationToken).ConfigureAwait(false);
                }

                var history = await QualifyAsync(session, cancellationToken).ConfigureAwait(false);
                var plan = planner.Plan(await history.ReadAsync(session, cancellationToken).ConfigureAwait(false) ?? []);
                elsewhere?.AddRange(first.Pending.Where(f => plan.Pending.All(p => p.Migration != f.Migration)).Select(static p => p.Migration!));
                TellNewer(plan);
                if (!isNeeded(plan))
                {
                    return;
                }

                if (plan.Renames.Count > 0)
                {
                    await InTransactionAsync(session, () => RenameAsync(plan, session, history, cancellationToken), cancellationToken).ConfigureAwait(false);
                }

                await write(plan, session, history, runLock).ConfigureAwait(false);
            }
        }
    }

    private async Task<HistoryTable> QualifyAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await _history.QualifyAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new MigrationDatabaseException($"The history table {_options.HistoryTable} cannot be found: {Database.Message(e)}", e);
        }
    }

    private async Task RenameAsync(MigrationPlan plan, DatabaseSession session, HistoryTable history, CancellationToken cancellationToken)
    {
        foreach (var (plugin, former) in plan.Renames)
        {
            MigrationLog.Renamed(_options.Logger, former, plugin);
            await history.RenameAsync(session, former, plugin, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task InTransactionAsync(DatabaseSession session, Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await _database.BeginAsync(session, static _ => { }, cancellationToken).ConfigureAwait(false);
            await write().ConfigureAwait(false);
            await _database.CommitAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await _database.RollbackAsync(session).ConfigureAwait(false);
            if (e is DbException)
            {
                throw new MigrationDatabaseException($"The history table {_options.HistoryTable} cannot be written: {Database.Message(e)} No migration was run.", e);
            }

            throw;
        }
    }

    private void TellNewer(MigrationPlan plan)
    {
        foreach (var newer in plan.Migrations.Where(static m => m is { State: MigrationState.Newer, Problem: null }))
        {
            MigrationLog.Newer(_options.Logger, newer);
        }
    }
}
