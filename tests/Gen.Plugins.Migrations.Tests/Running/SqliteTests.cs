using Gen.Plugins.Migrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gen.Plugins.Migrations.Tests.Running;

public class SqliteMigratorTests : MigratorTests
{
    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());

    [Fact]
    public async Task A_read_only_database_can_be_planned_and_not_migrated()
    {
        await Database.ExecuteAsync("CREATE TABLE old (id integer)");
        var migrator = new PluginMigrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer)")], SqlDialect.Sqlite, _ => new(Connections.Create(SqlDialect.Sqlite, Database.ConnectionString + ";Mode=ReadOnly")));
        Assert.Single((await migrator.PlanAsync()).Pending);
        var e = await Assert.ThrowsAsync<MigrationDatabaseException>(() => migrator.ApplyAsync());
        Assert.StartsWith("The history table gen_plugin_migrations cannot be written: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("readonly database", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_without_its_connection_string()
    {
        var migrator = new PluginMigrator(
            [Sql("p/1_a.sql", "SELECT 1")], SqlDialect.Sqlite, _ => new(Connections.Create(SqlDialect.Sqlite, "Data Source=/nowhere/at/all.db;Mode=ReadWrite;Cache=Private")));
        var e = await Assert.ThrowsAsync<MigrationDatabaseException>(() => migrator.ApplyAsync());
        Assert.StartsWith("The database cannot be opened: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Cache=", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_driver_does_not_know_is_told_as_a_database_that_cannot_be_opened()
    {
        var migrator = new PluginMigrator([Sql("p/1_a.sql", "SELECT 1")], SqlDialect.Sqlite, _ => new(Connections.Create(SqlDialect.Sqlite, Database.ConnectionString + ";Password=geheim")));
        var e = await Assert.ThrowsAsync<MigrationDatabaseException>(() => migrator.ApplyAsync());
        Assert.DoesNotContain("geheim", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_another_process_keeps_locked_is_told_as_such()
    {
        await Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer)")]).ApplyAsync();
        await using var other = Database.Connect();
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();

        var e = await Assert.ThrowsAsync<MigrationLockException>(() => Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer)")], new() { LockWait = TimeSpan.FromSeconds(1) }).PlanAsync());
        Assert.StartsWith("Another process has held the history of migrations for 1 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_refuses_what_would_last_beyond_its_migration()
    {
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (id integer)"), Sql("p/2_b.sql", "-- gen: no-transaction\nPRAGMA foreign_keys = off"), Sql("p/3_c.sql", "DELETE FROM a")];
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator(migrations).ScriptAsync(new StringWriter()));
        Assert.Contains("Migrations/p/2_b.sql of 'p', statement 1 of 1, line 2: PRAGMA FOREIGN_KEYS would last beyond its migration in a script", e.Message, StringComparison.Ordinal);
        await Database.Migrator(migrations[..2]).ScriptAsync(new StringWriter());
    }

    [Fact]
    public async Task A_full_disk_takes_the_migration_back()
    {
        await Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE a (data blob)")]).ApplyAsync();
        PluginMigration[] migrations = [Sql("p/1_a.sql", "CREATE TABLE a (data blob)"), Sql("p/2_b.sql", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (zeroblob(1000000));\nINSERT INTO a VALUES (2)")];
        var before = await Database.StateAsync();
        var migrator = new PluginMigrator(migrations, SqlDialect.Sqlite, async token =>
        {
            var connection = Database.Connect();
            await connection.OpenAsync(token);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA max_page_count = 20";
            await command.ExecuteScalarAsync(token);
            return connection;
        });
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => migrator.ApplyAsync());
        Assert.Contains("statement 2 of 3, line 2: ", e.Message, StringComparison.Ordinal);
        Assert.Contains("database or disk is full", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Database.StateAsync());
        SqliteConnection.ClearAllPools();
        Assert.Single((await Database.Migrator(migrations).ApplyAsync()).Applied);
    }

    [Fact]
    public async Task Settings_of_an_earlier_statement_are_made_again_when_a_run_goes_on()
    {
        const string Start = "-- gen: no-transaction\nPRAGMA foreign_keys = OFF;\nCREATE TABLE child2 (id integer REFERENCES parent (id));\n";
        const string End = "DROP TABLE parent;\nCREATE TABLE parent (id integer PRIMARY KEY);\nINSERT INTO parent VALUES (1);\nPRAGMA foreign_keys = ON";
        await Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE parent (id integer PRIMARY KEY); INSERT INTO parent VALUES (1); CREATE TABLE child (id integer REFERENCES parent (id) ON DELETE CASCADE); INSERT INTO child VALUES (1)")]).ApplyAsync();
        PluginMigration[] Migrations(string middle)
            => [Sql("p/1_a.sql", "CREATE TABLE parent (id integer PRIMARY KEY); INSERT INTO parent VALUES (1); CREATE TABLE child (id integer REFERENCES parent (id) ON DELETE CASCADE); INSERT INTO child VALUES (1)"), Sql("p/2_b.sql", Start + middle + End)];

        PluginMigrator Migrator(PluginMigration[] migrations) => new(migrations, SqlDialect.Sqlite, _ => new(Connections.Create(SqlDialect.Sqlite, Database.ConnectionString + ";Foreign Keys=True;Pooling=False")));
        await Assert.ThrowsAsync<MigrationSqlException>(() => Migrator(Migrations("SELEC 1;\n")).ApplyAsync());
        await Migrator(Migrations("SELECT 1;\n")).RepairAsync();
        await Migrator(Migrations("SELECT 1;\n")).ApplyAsync();

        // With foreign keys on, dropping the parent would have deleted it.
        Assert.Equal(["1"], await Database.QueryAsync("SELECT id FROM child"));
    }

    [Fact]
    public async Task A_trigger_is_one_statement()
    {
        await Database.Migrator([Sql("p/1_a.sql", "CREATE TABLE a (id integer); CREATE TABLE log (id integer);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO log VALUES (CASE WHEN new.id > 1 THEN 1 ELSE 0 END); INSERT INTO log VALUES (9); END;\nINSERT INTO a VALUES (5)")]).ApplyAsync();
        Assert.Equal(["1", "9"], await Database.QueryAsync("SELECT id FROM log ORDER BY id"));
    }

    [Fact]
    public async Task A_migration_that_locks_itself_ends()
    {
        var file = ((SqliteTestDatabase)Database).File;
        var migration = Sql("p/1_a.sql", $"CREATE TABLE a (id integer);\nATTACH '{file}' AS again;\nCREATE TABLE again.b (id integer)");
        var e = await Assert.ThrowsAsync<MigrationSqlException>(() => Database.Migrator([migration], new() { LockWait = TimeSpan.FromSeconds(1) }).ApplyAsync());
        Assert.Contains("locked", e.Message, StringComparison.Ordinal);
        Assert.Empty(await Database.QueryAsync("SELECT name FROM sqlite_master WHERE name = 'a'"));
    }
}

public class SqliteProcessTests : ProcessTests
{
    protected override string Holder => "^Another process has written to the database for 0.05 s, and migrations waited no longer. SQLite does not tell which process it is; the last migration was applied by .+ at 20.+Z. Wait for it, or set LockWait.$";

    protected override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());

    protected override TestFolder Migrations() => new TestFolder()
        .With("a/1_a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1)")
        .With("a/2_b.sql", "-- gen: no-transaction\nINSERT INTO a VALUES (2);\nVACUUM;\nINSERT INTO a VALUES (3)")
        .With("b/1_c.sql", "CREATE TABLE b (id integer);\nINSERT INTO b VALUES (1);\nINSERT INTO a SELECT id + 10 FROM a");
}
