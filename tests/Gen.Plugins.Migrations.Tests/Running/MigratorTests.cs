using Gen.Plugins.Migrations.Tests.Support;

namespace Gen.Plugins.Migrations.Tests.Running;

/// <summary>What a migrator does on every database.</summary>
public abstract class MigratorTests : IAsyncLifetime
{
    private static readonly PluginMigration[] s_shop =
    [
        Sql("auth/1_users.sql", "CREATE TABLE users (id integer PRIMARY KEY, name text);\nINSERT INTO users VALUES (1, 'Zoë; \"x\"');"),
        Sql("shop/001_items.sql", "-- Items.\nCREATE TABLE items (id integer PRIMARY KEY, owner integer REFERENCES users (id));"),
        Sql("shop/010_more.sql", "INSERT INTO items VALUES (1, 1);\nINSERT INTO items VALUES (2, 1);\n"),
    ];

    protected TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    [Fact]
    public async Task What_is_pending_is_applied_in_order_and_put_down()
    {
        var reports = new Reports();
        var result = await Database.Migrator(s_shop, new() { AppliedBy = "me" }).ApplyAsync(reports);

        Assert.Equal(s_shop, result.Applied.AsEnumerable());
        Assert.Equal(["1|1", "2|1"], await Database.QueryAsync("SELECT id, owner FROM items ORDER BY id"));
        Assert.Equal(["Zoë; \"x\""], await Database.QueryAsync("SELECT name FROM users"));
        Assert.Equal(
            ["auth|1|users|me||", "shop|1|items|me||", "shop|10|more|me||"],
            await Database.QueryAsync("SELECT plugin, number, name, applied_by, statements_done, statement_begun FROM gen_plugin_migrations ORDER BY 1, 2"));
        Assert.Equal(
            ["Started 0", "StatementStarting 1", "StatementDone 1", "StatementStarting 2", "StatementDone 2", "Applied 0"],
            reports.All.Where(static r => r.Migration == s_shop[0]).Select(static r => $"{r.Step} {r.Statement}"));

        var plan = await Database.Migrator(s_shop).PlanAsync();
        Assert.True(plan.IsUpToDate);
        Assert.All(plan.Migrations, static m => Assert.InRange(DateTimeOffset.UtcNow - m.Applied!.AppliedAt, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task What_is_applied_is_not_applied_again()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        var result = await Database.Migrator(s_shop).ApplyAsync();
        Assert.Equal([s_shop[2]], result.Applied.AsEnumerable());
        Assert.Empty((await Database.Migrator(s_shop).ApplyAsync()).Applied);
    }

    [Fact]
    public async Task A_plan_changes_nothing_and_reads_no_text()
    {
        var source = new MigrationFolder.TextSource("CREATE TABLE t (a integer)");
        var migration = MigrationFolder.Of("p/1_a.sql", source, "CREATE TABLE t (a integer)");
        var plan = await Database.Migrator([migration]).PlanAsync();

        Assert.Equal(MigrationState.Pending, Assert.Single(plan.Pending).State);
        Assert.Equal("", await Database.StateAsync());
        Assert.Equal(0, source.Reads);
        await Database.Migrator([migration]).ApplyAsync();
        var reads = source.Reads;
        await Database.Migrator([migration]).ApplyAsync();
        Assert.Equal(reads, source.Reads);
    }

    [Fact]
    public async Task Validating_names_what_is_pending()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        var e = await Assert.ThrowsAsync<MigrationsPendingException>(() => Database.Migrator(s_shop).ValidateAsync());
        Assert.Equal("A migration has not been applied: shop 010_more.sql. Apply them, then start again.", e.Message);
        await Database.Migrator(s_shop).ApplyAsync();
        Assert.True((await Database.Migrator(s_shop).ValidateAsync()).IsUpToDate);
    }

    [Fact]
    public async Task An_edited_file_stops_all()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        var e = await RefusedAsync(s_shop[0], Sql("shop/001_items.sql", "CREATE TABLE other (id integer)"), s_shop[2]);
        Assert.Contains("Migrations/shop/001_items.sql of 'shop' was changed after it had been applied on", e.Message, StringComparison.Ordinal);
        Assert.Contains("Restore it and put the change into a new migration", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_file_stops_all()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        var e = await RefusedAsync(s_shop[0], s_shop[2], Sql("shop/11_new.sql", "CREATE TABLE other (id integer)"));
        Assert.Contains("Migration 1 'items' of 'shop' has been applied, and its file is gone. Restore it", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_file_stops_all()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        var e = await RefusedAsync(s_shop[0], Sql("shop/001_things.sql", s_shop[1].ReadSql()), s_shop[2]);
        Assert.Contains("Migrations/shop/001_things.sql of 'shop' was applied under the name 'items'. Rename it back", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renumbered_file_stops_all_and_is_recognised()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        var e = await RefusedAsync(s_shop[0], Sql("shop/002_items.sql", s_shop[1].ReadSql()), s_shop[2]);
        Assert.Contains("its text is now Migrations/shop/002_items.sql", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renumbered_file_is_not_repaired_because_it_would_be_applied_again()
    {
        await Database.Migrator(s_shop[..2]).ApplyAsync();
        PluginMigration[] now = [s_shop[0], Sql("shop/002_items.sql", s_shop[1].ReadSql())];
        Assert.Empty(await Database.Migrator(now).RepairAsync());
        await RefusedAsync(now);
    }

    [Fact]
    public async Task What_was_begun_without_a_transaction_has_to_stay_so_and_is_not_repaired()
    {
        await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([Sql("p/1_a.sql", "-- gen: no-transaction\nCREATE TABLE a (id integer);\nSELECT * FROM nowhere")]).ApplyAsync());
        PluginMigration[] now = [Sql("p/1_a.sql", "CREATE TABLE a (id integer);\nSELECT 1")];
        Assert.Empty(await Database.Migrator(now).RepairAsync());
        var e = await RefusedAsync(now);
        Assert.Contains("was begun without a transaction, and has one now; 1 of its statements had been applied. Put '-- gen: no-transaction' back at its top", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inserted_file_stops_all()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        var e = await RefusedAsync([.. s_shop, Sql("shop/5_between.sql", "CREATE TABLE other (id integer)"), Sql("shop/11_new.sql", "SELECT 1")]);
        Assert.Equal(MigrationState.OutOfOrder, Assert.Single(e.Problems).State);
        Assert.Contains("Migrations/shop/5_between.sql of 'shop' is new, but number 10 of 'shop' has been applied already. Give it a number above 10.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        var e = await RefusedAsync(Sql("auth/1_users.sql", "SELECT 2"), s_shop[2]);
        Assert.Equal(["auth 1_users.sql", "shop 1_items"], e.Problems.Select(static p => p.ToString()));
    }

    [Fact]
    public async Task History_of_a_newer_release_is_named_as_such_and_can_be_allowed()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        var e = await RefusedAsync(s_shop[..2]);
        Assert.Contains("Migration 10 'more' of 'shop' was applied by a newer release of the plugin", e.Message, StringComparison.Ordinal);

        Assert.True((await Database.Migrator(s_shop[..2], new() { AllowNewerHistory = true }).ValidateAsync()).IsUpToDate);
        Assert.Empty(await Database.Migrator(s_shop[..2]).RepairAsync());
    }

    [Fact]
    public async Task Repair_takes_over_what_changed_and_forgets_what_is_missing()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        PluginMigration[] now = [Sql("auth/1_people.sql", "SELECT 2"), s_shop[2]];
        var repairs = await Database.Migrator(now).RepairAsync();

        Assert.Equal([MigrationState.Changed, MigrationState.Missing], repairs.Select(static r => r.Status.State));
        Assert.True((await Database.Migrator(now).ValidateAsync()).IsUpToDate);
        Assert.Equal(["1", "2"], await Database.QueryAsync("SELECT id FROM items ORDER BY id"));
    }

    [Theory]
    [InlineData(1, "SELEC 1;\nCREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);", 1)]
    [InlineData(2, "CREATE TABLE b (id integer);\n\n-- wrong\nINSERT INTO nowhere\nVALUES (1);\nSELECT 1;", 4)]
    [InlineData(3, "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\nINSERT INTO b VALUES (1, 2, 3)", 3)]
    public async Task A_failing_statement_takes_its_migration_back_and_keeps_those_before(int statement, string sql, int line)
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", sql), Sql("p/3_c.sql", "CREATE TABLE c (id integer)")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());

        Assert.Equal((migrations[1], statement, line), (e.Migration, e.Statement, e.Line));
        Assert.StartsWith($"Migrations/p/2_b.sql of 'p', statement {statement} of 3, line {line}: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing of this migration was kept; those before it are.", e.Message, StringComparison.Ordinal);
        Assert.Contains(e.InnerException!.Message.Split('\n')[0].TrimEnd('.'), e.Message, StringComparison.Ordinal);

        await using var fresh = await CreateAsync();
        await fresh.Migrator(migrations[..1]).ApplyAsync();
        Assert.Equal(await fresh.StateAsync(), await Database.StateAsync());

        migrations[1] = Sql("p/2_b.sql", "CREATE TABLE b (id integer)");
        Assert.Equal(2, (await Database.Migrator(migrations).ApplyAsync()).Applied.Length);
    }

    [Theory]
    [InlineData("BEGIN", "BEGIN is not allowed")]
    [InlineData("COMMIT", "COMMIT is not allowed")]
    [InlineData("/* so */ rollback", "ROLLBACK is not allowed")]
    [InlineData("VACUUM", "VACUUM does not work in a transaction. Put '-- gen: no-transaction' at the top")]
    public async Task What_would_end_the_transaction_is_refused_before_anything_runs(string statement, string problem)
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", $"SELECT 1;\n{statement};")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.Contains($"Migrations/p/2_b.sql of 'p', statement 2 of 2, line 2: {problem}", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a", await Database.TablesAsync());
    }

    [Fact]
    public async Task What_cannot_be_split_is_refused_before_anything_runs()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", "SELECT 1;\n  SELECT 'x")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.Equal("Migrations/p/2_b.sql of 'p', line 2, column 10: A string that begins here has no end: ' is missing. Nothing was run.", e.Message);
        Assert.DoesNotContain("a", await Database.TablesAsync());
    }

    [Fact]
    public async Task Savepoints_are_allowed_and_an_empty_file_is_a_migration()
    {
        await Database.Migrator([
            Sql("p/1_a.sql", "CREATE TABLE a (id integer); SAVEPOINT s; INSERT INTO a VALUES (1); ROLLBACK TO SAVEPOINT s; INSERT INTO a VALUES (2); RELEASE s"),
            Sql("p/2_empty.sql", ""),
            Sql("p/3_empty.sql", "-- gen: no-transaction"),
        ]).ApplyAsync();
        Assert.Equal(["2"], await Database.QueryAsync("SELECT id FROM a"));
        Assert.Equal(["3"], await Database.QueryAsync("SELECT count(*) FROM gen_plugin_migrations"));
    }

    [Fact]
    public async Task Of_two_dialects_that_of_the_database_is_applied()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "-- gen: dialect postgresql\nCREATE TABLE of_postgresql (id integer)"), Sql("p/1_a.sql", "-- gen: dialect sqlite\nCREATE TABLE of_sqlite (id integer)")];
        var result = await Database.Migrator(migrations).ApplyAsync();
        Assert.Equal(Database.Dialect == SqlDialect.Sqlite ? "sqlite" : "postgresql", Assert.Single(result.Applied).Dialect);
        Assert.True((await Database.Migrator(migrations).PlanAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_failed_statement_without_transaction_is_where_the_next_run_goes_on()
    {
        const string Before = "-- gen: no-transaction\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n";
        var broken = Sql("p/1_a.sql", Before + "INSERT INTO nowhere VALUES (1);\nVACUUM");
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([broken]).ApplyAsync());
        Assert.Contains("statement 3 of 4, line 4", e.Message, StringComparison.Ordinal);
        Assert.Contains("Statements 1 to 2 of this migration, which has no transaction, are kept and recorded; applying again goes on at statement 3.", e.Message, StringComparison.Ordinal);

        var mended = Sql("p/1_a.sql", Before + "INSERT INTO a VALUES (2);\nVACUUM");
        Assert.Contains("was changed after its first 2 statements had been applied", (await RefusedAsync(mended)).Message, StringComparison.Ordinal);
        Assert.Equal(MigrationState.Changed, Assert.Single(await Database.Migrator([mended]).RepairAsync()).Status.State);
        var reports = new Reports();
        await Database.Migrator([mended]).ApplyAsync(reports);
        Assert.Equal(3, Assert.Single(reports.All, static r => r.Step == MigrationStep.Resumed).Statement);
        Assert.Equal(["1", "2"], await Database.QueryAsync("SELECT id FROM a ORDER BY id"));
        Assert.True((await Database.Migrator([mended]).ValidateAsync()).IsUpToDate);
    }

    [Fact]
    public async Task Two_plugins_that_create_one_table_are_told_apart()
    {
        PluginMigration[] migrations = [Sql("first/1_a.sql", "CREATE TABLE logs (id integer)"), Sql("second/1_a.sql", "CREATE TABLE logs (other integer)")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.StartsWith("Migrations/second/1_a.sql of 'second', statement 1 of 1, line 1: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("already exists", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_migrations_of_fifty_plugins_are_planned_with_one_question()
    {
        PluginMigration[] migrations = [.. Enumerable.Range(0, 50).SelectMany(static p => Enumerable.Range(1, 20).Select(n => Sql(
            $"plugin{p:00}/{n:000}_m.sql", n == 1 ? $"CREATE TABLE t{p} (id integer)" : $"INSERT INTO t{p} VALUES ({n})")))];
        Assert.Equal(1000, (await Database.Migrator(migrations).ApplyAsync()).Applied.Length);
        Assert.Equal(1000, (await Database.Migrator(migrations).PlanAsync()).Migrations.Count(static m => m.State == MigrationState.Applied));
        Assert.Equal(["19"], await Database.QueryAsync("SELECT count(*) FROM t49"));
    }

    [Fact]
    public async Task A_cancelled_run_takes_the_migration_under_way_back()
    {
        using var cancel = new CancellationTokenSource();
        var reports = new Reports(r =>
        {
            if (r is { Step: MigrationStep.StatementDone, Migration.Number: 10, Statement: 1 })
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Migrator(s_shop).ApplyAsync(reports, cancel.Token));
        Assert.Equal(MigrationStep.Failed, reports.All[^1].Step);
        Assert.Equal(s_shop[2], Assert.Single((await Database.Migrator(s_shop).PlanAsync()).Pending).Migration);
        Assert.Equal(["0"], await Database.QueryAsync("SELECT count(*) FROM items"));
    }

    [Fact]
    public async Task A_baseline_puts_down_without_running()
    {
        await Database.ExecuteAsync("CREATE TABLE users (id integer PRIMARY KEY, name text)");
        await Database.ExecuteAsync("CREATE TABLE items (id integer, owner integer)");
        var migrator = Database.Migrator(s_shop);
        Assert.Equal([s_shop[0]], (await migrator.BaselineAsync("auth")).AsEnumerable());
        Assert.Equal([s_shop[1]], (await migrator.BaselineAsync(upTo: 9)).AsEnumerable());
        Assert.Equal([s_shop[2]], (await migrator.ApplyAsync()).Applied.AsEnumerable());
        Assert.Null((await migrator.PlanAsync()).Migrations[0].Applied!.Duration);
        Assert.StartsWith("No active plugin 'shup'", (await Assert.ThrowsAsync<ArgumentException>(() => migrator.BaselineAsync("shup"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_does_what_applying_does()
    {
        PluginMigration[] migrations = [.. s_shop, Sql("shop/11_last.sql", "-- gen: no-transaction\nINSERT INTO items VALUES (3, 1); -- no more")];
        await Database.Migrator(migrations[..1]).ApplyAsync();
        var script = new StringWriter();
        var plan = await Database.Migrator(migrations).ScriptAsync(script);
        Assert.Equal(3, plan.Pending.Length);

        await using var connection = Database.Connect();
        await connection.OpenAsync();
        foreach (var statement in SqlSplitter.Split(script.ToString(), Database.Dialect))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement.Text;
            await command.ExecuteNonQueryAsync();
        }

        Assert.True((await Database.Migrator(migrations).ValidateAsync()).IsUpToDate);
        Assert.Equal(["3"], await Database.QueryAsync("SELECT count(*) FROM items"));
    }

    [Theory]
    [InlineData("UPDATE gen_plugin_migrations SET checksum = 'none' WHERE number = 10", "the row of 'shop', number 10, has the checksum 'none', which is no SHA-256")]
    [InlineData("UPDATE gen_plugin_migrations SET duration_ms = -1 WHERE number = 10", "has the duration_ms '-1', which is no number or out of range")]
    [InlineData("ALTER TABLE gen_plugin_migrations RENAME COLUMN checksum TO hash", "cannot be read")]
    public async Task A_history_edited_by_hand_is_a_clear_error(string edit, string problem)
    {
        await Database.Migrator(s_shop).ApplyAsync();
        await Database.ExecuteAsync(edit);
        var e = await Assert.ThrowsAsync<MigrationHistoryException>(() => Database.Migrator(s_shop).ApplyAsync());
        Assert.StartsWith("The history table gen_plugin_migrations ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_stands_there_twice_is_a_clear_error()
    {
        await Database.Migrator(s_shop).ApplyAsync();
        await Database.ExecuteAsync("CREATE TABLE copy AS SELECT * FROM gen_plugin_migrations UNION ALL SELECT * FROM gen_plugin_migrations WHERE number = 10");
        await Database.ExecuteAsync("DROP TABLE gen_plugin_migrations");
        await Database.ExecuteAsync("ALTER TABLE copy RENAME TO gen_plugin_migrations");
        var e = await Assert.ThrowsAsync<MigrationHistoryException>(() => Database.Migrator(s_shop).PlanAsync());
        Assert.Contains("the row of 'shop', number 10, stands there twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_table_can_have_another_name_and_no_wild_one()
    {
        var options = new PluginMigratorOptions { HistoryTable = "My_History" };
        await Database.Migrator(s_shop, options).ApplyAsync();
        Assert.Equal(["3"], await Database.QueryAsync("SELECT count(*) FROM \"My_History\""));
        Assert.Throws<ArgumentException>(() => options.HistoryTable = "a\"; DROP TABLE users; --");
        Assert.Throws<ArgumentException>(() => options.HistoryTable = "a.b.c");
    }

    [Fact]
    public async Task A_setting_of_one_migration_does_not_reach_the_next()
    {
        var (set, get) = Database.Dialect == SqlDialect.Sqlite
            ? ("CREATE TEMP TABLE leftover (id integer)", "CREATE TABLE seen AS SELECT count(*) AS c FROM sqlite_temp_master")
            : ("SET search_path = pg_catalog, public; CREATE TEMP TABLE leftover (id integer)", "CREATE TABLE seen AS SELECT count(*) AS c FROM pg_class WHERE relname = 'leftover' AND relnamespace = pg_my_temp_schema()");
        await Database.Migrator([Sql("p/1_a.sql", set), Sql("p/2_b.sql", get)]).ApplyAsync();
        Assert.Equal(["0"], await Database.QueryAsync("SELECT c FROM seen"));
    }

    protected static PluginMigration Sql(string path, string sql) => MigrationFolder.Of(path, sql);

    protected abstract Task<TestDatabase> CreateAsync();

    /// <summary>Applying is refused, and nothing changes.</summary>
    private async Task<MigrationPlanException> RefusedAsync(params PluginMigration[] migrations)
    {
        var before = await Database.StateAsync();
        var e = await Assert.ThrowsAsync<MigrationPlanException>(() => Database.Migrator(migrations).ApplyAsync());
        await Assert.ThrowsAsync<MigrationPlanException>(() => Database.Migrator(migrations).ValidateAsync());
        Assert.StartsWith("The database's history does not fit the migrations of this host; nothing was run.\n  ", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Database.StateAsync());
        return e;
    }
}
