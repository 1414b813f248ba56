using System.Data.Common;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Migrations;

[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlMigrationTests(PostgreSqlServer server) : MigrationDatabaseTests
{
    [Fact]
    public void A_URI_names_the_database_too()
    {
        var uri = $"postgresql://{PostgreSqlServer.User}:{PostgreSqlServer.Password}@127.0.0.1:{server.Port}/{((PostgreSqlTestDatabase)Database).Name}";

        var exit = ToolRun.Run("migrations", "apply", new Shop().Build(Folder), "--database", uri);

        Assert.Equal(0, exit.Code);
        AssertSilent(exit);
        Assert.Contains($"Database 127.0.0.1:{server.Port}/{((PostgreSqlTestDatabase)Database).Name} (PostgreSQL)", exit.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("apply", "--lock-wait", "0")]
    [InlineData("apply", "--json")]
    [InlineData("status", "--json")]
    [InlineData("validate")]
    [InlineData("script")]
    [InlineData("repair", "--json")]
    [InlineData("baseline")]
    public void Nothing_that_is_printed_has_the_password_or_the_user(params string[] command)
    {
        var app = new Shop().With("library/Migrations/zones/010_create.sql", "select nothing();").Build(Folder);
        var right = new DbConnectionStringBuilder { ConnectionString = Database.ConnectionString };

        AssertSilent(ToolRun.Run(["migrations", command[0], app, "--database", Database.ConnectionString, .. command[1..]]));
        foreach (var (key, value) in new[] { ("Password", "canary-1b7e"), ("Database", "nowhere"), ("Username", "canary_user"), ("Port", "1"), ("Host", "no.such.host.invalid") })
        {
            var wrong = new DbConnectionStringBuilder { ConnectionString = right.ConnectionString };
            wrong[key] = value;
            var exit = ToolRun.Run(["migrations", command[0], app, "--database", wrong.ConnectionString, .. command[1..]]);
            Assert.Equal(2, exit.Code);
            Assert.Contains("The database cannot be opened: ", exit.Error, StringComparison.Ordinal);
            AssertSilent(exit);
        }
    }

    [Fact]
    public async Task Who_waits_is_told_for_whom()
    {
        await using var holder = Database.Connect();
        await holder.OpenAsync();
        await using var command = holder.CreateCommand();
        command.CommandText = $"select set_config('application_name', 'the holder', false), pg_advisory_lock({PostgreSqlLock.Key("gen_plugin_migrations")})";
        await command.ExecuteNonQueryAsync();

        var exit = Gen("apply", new Shop(), "--lock-wait", "1");

        Assert.Equal(2, exit.Code);
        Assert.Contains("Waiting up to 1 s for another process: 'the holder' (pid ", exit.Error, StringComparison.Ordinal);
        Assert.Contains("give a longer --lock-wait", exit.Error, StringComparison.Ordinal);
        AssertSilent(exit);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_not_migrated()
    {
        await Database.ExecuteAsync($"alter database {((PostgreSqlTestDatabase)Database).Name} set default_transaction_read_only = on");

        Assert.Equal(1, Gen("status", new Shop()).Code);
        var exit = Gen("apply", new Shop());

        Assert.Equal(2, exit.Code);
        Assert.Contains("read-only transaction", exit.Error, StringComparison.Ordinal);
    }

    private protected override async ValueTask<TestDatabase> CreateAsync() => await server.CreateAsync();

    private static void AssertSilent(ToolExit exit)
    {
        foreach (var secret in new[] { PostgreSqlServer.Password, PostgreSqlServer.User, "canary" })
        {
            Assert.DoesNotContain(secret, exit.Output + exit.Error, StringComparison.Ordinal);
        }
    }
}
