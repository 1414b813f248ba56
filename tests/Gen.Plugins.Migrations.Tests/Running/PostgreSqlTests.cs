using Gen.Plugins.Migrations.Tests.Support;
using Npgsql;

namespace Gen.Plugins.Migrations.Tests.Running;

[Collection(PostgreSqlGroup.Name)]
public class PostgreSqlMigratorTests(PostgreSqlServer server) : MigratorTests
{
    protected override async Task<TestDatabase> CreateAsync() => await server.CreateAsync();

    [Fact]
    public async Task A_data_source_will_do()
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString);
        await new PluginMigrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer)")], SqlDialect.PostgreSql, source).ApplyAsync();
        Assert.Empty(await Database.QueryAsync("SELECT * FROM a"));
    }

    [Fact]
    public async Task The_place_that_the_server_tells_becomes_a_line()
    {
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([Sql("p/1_a.sql", "-- one\n\nSELECT 1;\nSELECT 1,\n  nothing\nFROM pg_class")]).ApplyAsync());
        Assert.Equal(("42703", 5), (e.SqlState, e.Line));
        Assert.Equal("Migrations/p/1_a.sql of 'p', statement 2 of 2, line 5: 42703: column \"nothing\" does not exist. Nothing of this migration was kept; those before it are.", e.Message);
    }

    [Fact]
    public async Task Bodies_in_dollars_and_atomic_ones_are_one_statement()
    {
        await Database.Migrator([Sql("p/1_a.sql", """
            CREATE TABLE a (id integer);
            CREATE FUNCTION one() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN INSERT INTO a VALUES (1); INSERT INTO a VALUES (1); END $body$;
            CREATE FUNCTION two(x integer) RETURNS integer BEGIN ATOMIC INSERT INTO a VALUES (2); SELECT CASE x WHEN 1 THEN 2 END; END;
            CREATE RULE r AS ON DELETE TO a DO ALSO (INSERT INTO a VALUES (3); INSERT INTO a VALUES (4));
            SELECT one(), two(1), 'it''s', E'it\'s;', :x FROM (SELECT 1) s (x) WHERE '@a' <> ''
            """.Replace(", :x", "", StringComparison.Ordinal))]).ApplyAsync();
        Assert.Equal(["1", "1", "2"], await Database.QueryAsync("SELECT id FROM a ORDER BY id"));
    }

    [Fact]
    public async Task An_index_is_created_concurrently_while_others_wait_for_the_lock()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", "-- gen: no-transaction\nCREATE INDEX CONCURRENTLY a_id ON a (id)"), Sql("p/3_c.sql", "INSERT INTO a VALUES (1)")];
        await Database.Migrator(migrations[..1]).ApplyAsync();
        List<Task<MigrationResult>> others = [];
        using var waiting = new CountdownEvent(3);
        var reports = new Reports(r =>
        {
            if (r.Step == MigrationStep.StatementStarting && r.Migration!.Number == 2)
            {
                others.AddRange(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Database.Migrator(migrations).ApplyAsync(new Reports(o =>
                {
                    if (o.Step == MigrationStep.Waiting)
                    {
                        waiting.Signal();
                    }
                })))));
                Assert.True(waiting.Wait(TimeSpan.FromMinutes(1)));
            }
        });
        Assert.Equal(2, (await Database.Migrator(migrations).ApplyAsync(reports).WaitAsync(TimeSpan.FromMinutes(1))).Applied.Length);
        Assert.All(await Task.WhenAll(others), static r => Assert.Equal((0, 2), (r.Applied.Length, r.AppliedElsewhere.Length)));
    }

    [Fact]
    public async Task Half_an_index_is_made_anew()
    {
        await Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (1)")]).ApplyAsync();
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (1)"), Sql("p/2_b.sql", "-- gen: no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY \"A Id\" ON public.a (id)")];
        await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.Equal(["False"], await Database.QueryAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"A Id\"'::regclass"));
        await Database.ExecuteAsync("UPDATE a SET id = 2 WHERE ctid = (SELECT max(ctid) FROM a)");
        await Database.Migrator(migrations).ApplyAsync();
        Assert.Equal(["True"], await Database.QueryAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = '\"A Id\"'::regclass"));
    }

    [Fact]
    public async Task An_index_without_a_name_is_refused()
    {
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([Sql("p/1_a.sql", "-- gen: no-transaction\nCREATE INDEX CONCURRENTLY ON a (id)")]).ApplyAsync());
        Assert.Contains("give the index a name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_cut_half_way_takes_the_migration_back()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", "INSERT INTO a VALUES (1);\nSELECT pg_terminate_backend(pg_backend_pid());\nINSERT INTO a VALUES (2)")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.Equal((2, "57P01"), (e.Statement, e.SqlState));
        Assert.Empty(await Database.QueryAsync("SELECT id FROM a"));
    }

    [Fact]
    public async Task A_lock_whose_connection_is_cut_is_noticed_before_statements_without_transaction()
    {
        PluginMigration[] migrations =
        [
            Sql("p/1_a.sql", "CREATE TABLE a (id integer);\nSELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"),
            Sql("p/2_b.sql", "-- gen: no-transaction\nINSERT INTO a VALUES (1)"),
        ];
        var e = await Assert.ThrowsAsync<MigrationLockException>(() => Database.Migrator(migrations).ApplyAsync());
        Assert.StartsWith("The connection that holds the lock for migrations is gone: ", e.Message, StringComparison.Ordinal);
        Assert.Single((await Database.Migrator(migrations).ApplyAsync()).Applied);
    }

    [Fact]
    public async Task A_migration_that_locks_itself_ends()
    {
        var key = Gen.Plugins.Migrations.Databases.PostgreSqlLock.Key(PluginMigratorOptions.DefaultHistoryTable);
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([Sql("p/1_a.sql", $"CREATE TABLE a (id integer);\nSELECT pg_advisory_lock({key})")], new() { LockWait = TimeSpan.FromMilliseconds(200) }).ApplyAsync());
        Assert.Contains("canceling statement due to lock timeout. Another session holds what it needs, or the migration itself waits for what it holds", e.Message, StringComparison.Ordinal);
        Assert.Equal("55P03", e.SqlState);
    }

    [Fact]
    public async Task A_read_only_database_is_told()
    {
        var migrator = new PluginMigrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer)")], SqlDialect.PostgreSql, _ => new(Connections.Create(SqlDialect.PostgreSql, Database.ConnectionString + ";Options=-c default_transaction_read_only=on")));
        Assert.Single((await migrator.PlanAsync()).Pending);
        Assert.Contains("read-only transaction", (await Assert.ThrowsAsync<MigrationDatabaseException>(() => migrator.ApplyAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Password=wrong-secret", "password authentication failed")]
    [InlineData("Database=nowhere", "does not exist")]
    [InlineData("Port=1", "")]
    public async Task A_server_that_cannot_be_reached_is_told_without_a_password(string wrong, string problem)
    {
        var text = new NpgsqlConnectionStringBuilder(Database.ConnectionString + ";" + wrong).ToString();
        var migrator = new PluginMigrator([Sql("p/1_a.sql", "SELECT 1")], SqlDialect.PostgreSql, _ => new(Connections.Create(SqlDialect.PostgreSql, text)));
        var e = await Assert.ThrowsAsync<MigrationDatabaseException>(() => migrator.ApplyAsync());
        Assert.StartsWith("The database cannot be opened: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_under_way_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var reports = new Reports(r =>
        {
            if (r.Step == MigrationStep.StatementStarting)
            {
                cancel.CancelAfter(TimeSpan.FromMilliseconds(1));
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Migrator([Sql("p/1_a.sql", "SELECT pg_sleep(3600)")]).ApplyAsync(reports, cancel.Token).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(["0"], await Database.QueryAsync("SELECT count(*) FROM gen_plugin_migrations"));
    }

    [Fact]
    public async Task A_migration_may_change_where_names_are_looked_for()
    {
        // As pg_dump begins its scripts.
        PluginMigration[] migrations = [Sql("p/1_a.sql", "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.a (id integer)"), Sql("p/2_b.sql", "INSERT INTO a VALUES (1)")];
        Assert.Equal(2, (await Database.Migrator(migrations).ApplyAsync()).Applied.Length);
    }

    [Fact]
    public async Task A_script_makes_what_applying_makes_whatever_its_migrations_set()
    {
        PluginMigration[] migrations =
        [
            Sql("p/1_a.sql", "CREATE SCHEMA x;\nSET search_path = x;\nCREATE TABLE a (id integer)"),
            Sql("p/2_b.sql", "CREATE TABLE b (id integer)"),
            Sql("p/3_dump.sql", "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.c (id integer)"),
            Sql("p/4_d.sql", "CREATE TABLE d (id integer)"),
        ];
        var script = new StringWriter();
        await Database.Migrator(migrations).ScriptAsync(script);
        await using (var connection = Database.Connect())
        {
            await connection.OpenAsync();
            foreach (var statement in SqlSplitter.Split(script.ToString(), SqlDialect.PostgreSql))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = statement.Text;
                await command.ExecuteNonQueryAsync();
            }
        }

        Assert.True((await Database.Migrator(migrations).ValidateAsync()).IsUpToDate);
        Assert.Equal(["b", "c", "d", "gen_plugin_migrations"], await Database.TablesAsync());
    }

    [Theory]
    [InlineData("SET standard_conforming_strings = off", false)]
    [InlineData("set local Standard_Conforming_Strings to 'off'", false)]
    [InlineData("SELECT set_config('standard_conforming_strings', 'off', false)", false)]
    [InlineData("SET standard_conforming_strings = on", true)]
    [InlineData("SET standard_conforming_strings TO 'on'", true)]
    [InlineData("SELECT current_setting('standard_conforming_strings')", true)]
    public async Task What_would_end_statements_elsewhere_than_they_were_split_is_refused(string statement, bool isFine)
    {
        var migrator = Database.Migrator([Sql("p/1_a.sql", $"CREATE TABLE a (id integer);\n{statement};\nSELECT 1")]);
        if (isFine)
        {
            Assert.Single((await migrator.ApplyAsync()).Applied);
            return;
        }

        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => migrator.ApplyAsync());
        Assert.Contains("statement 2 of 3, line 2: standard_conforming_strings stays on", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a", await Database.TablesAsync());
    }

    [Fact]
    public async Task A_history_that_is_locked_and_one_that_is_out_of_range_are_told_as_such()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)")];
        await Database.Migrator(migrations).ApplyAsync();
        await using (var other = Database.Connect())
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "LOCK TABLE gen_plugin_migrations IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync();
            await Assert.ThrowsAsync<MigrationLockException>(() => Database.Migrator(migrations, new() { LockWait = TimeSpan.FromMilliseconds(200) }).PlanAsync());
        }

        await Database.ExecuteAsync("UPDATE gen_plugin_migrations SET applied_at = '4000-01-01 BC'");
        var e = await Assert.ThrowsAsync<MigrationHistoryException>(() => Database.Migrator(migrations).PlanAsync());
        Assert.Contains("a value that is out of range", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_can_stand_in_another_schema()
    {
        await Database.ExecuteAsync("CREATE SCHEMA ops");
        var options = new PluginMigratorOptions { HistoryTable = "ops.history" };
        Assert.Single((await Database.Migrator([Sql("p/1_a.sql", "SELECT 1")], options).ApplyAsync()).Applied);
        Assert.Equal(["1"], await Database.QueryAsync("SELECT number FROM ops.history"));
    }
}

[Collection(PostgreSqlGroup.Name)]
public class PostgreSqlProcessTests(PostgreSqlServer server) : ProcessTests
{
    protected override string Holder => @"^Another process has migrated the database for more than 0.05 s: 'Gen.Plugins.Migrations .+' \(pid \d+, user tester, from 127.0.0.1(/32)?, since 20.+ UTC\). Wait for it, end it with pg_terminate_backend, or set LockWait.$";

    protected override async Task<TestDatabase> CreateAsync() => await server.CreateAsync();

    protected override TestFolder Migrations() => new TestFolder()
        .With("a/1_a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1)")
        .With("a/2_b.sql", "-- gen: no-transaction\nCREATE INDEX CONCURRENTLY a_id ON a (id);\nINSERT INTO a VALUES (2);\nVACUUM a;\nDROP INDEX CONCURRENTLY a_id;\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_unique ON a (id)")
        .With("b/1_c.sql", "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1)");
}
