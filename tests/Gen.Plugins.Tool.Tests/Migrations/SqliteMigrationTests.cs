using Gen.Plugins.Migrations.Tests.Support;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Migrations;

public sealed class SqliteMigrationTests : MigrationDatabaseTests
{
    private string File => ((SqliteTestDatabase)Database).File;

    [Theory]
    [InlineData("status", 1)]
    [InlineData("validate", 1)]
    [InlineData("script", 0)]
    [InlineData("repair", 0)]
    [InlineData("baseline", 2)]
    public void A_file_that_is_not_there_is_not_made(string command, int code)
    {
        var exit = Gen(command, new Shop());

        Assert.Equal(code, exit.Code);
        Assert.False(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData("Data Source=FILE;Mode=ReadWriteCreate")]
    [InlineData("Data Source=file:FILE?mode=rwc")]
    [InlineData("Data Source=file://localhost/FILE;Mode=ReadWriteCreate")]
    public void A_file_that_is_not_there_is_not_made_either_if_its_mode_would_make_it(string connection)
    {
        var exit = ToolRun.Run("migrations", "status", new Shop().Build(Folder), "--database", connection.Replace("FILE", File, StringComparison.Ordinal).Replace("localhost//", "localhost/", StringComparison.Ordinal));

        Assert.Equal(1, exit.Code);
        Assert.False(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("apply")]
    [InlineData("repair")]
    public void A_file_that_is_no_database_is_2(string command)
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        var exit = Gen(command, new Shop());

        Assert.Equal(2, exit.Code);
        Assert.Contains("file is not a database", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_judged_and_not_migrated()
    {
        await Database.ExecuteAsync("create table x (id integer)");
        var app = new Shop().Build(Folder);

        var status = ToolRun.Run("migrations", "status", app, "--database", $"{Database.ConnectionString};Mode=ReadOnly");
        var apply = ToolRun.Run("migrations", "apply", app, "--database", $"{Database.ConnectionString};Mode=ReadOnly");

        Assert.Equal(1, status.Code);
        Assert.Equal(2, apply.Code);
        Assert.Contains("readonly database", apply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_writer_is_told()
    {
        await Database.ExecuteAsync("create table x (id integer)");
        await using var writer = Database.Connect();
        await writer.OpenAsync();
        await using var command = writer.CreateCommand();
        command.CommandText = "begin immediate";
        await command.ExecuteNonQueryAsync();

        var exit = Gen("apply", new Shop(), "--lock-wait", "0");

        Assert.Equal(2, exit.Code);
        Assert.Contains("give a longer --lock-wait", exit.Error, StringComparison.Ordinal);
    }

    private protected override ValueTask<TestDatabase> CreateAsync() => new(SqliteTestDatabase.Create());
}
