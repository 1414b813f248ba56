using Gen.Plugins.Migrations;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Shared.Storage;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Storage;

public sealed class SqliteStorageTests : StorageTests
{
    private protected override Task<TestWorker> CreateAsync() => Task.FromResult(new TestWorker());

    [Fact]
    public async Task Commits_are_on_the_disk_when_they_return()
    {
        await using var worker = new TestWorker();

        Assert.Equal(["wal"], await worker.QueryAsync("PRAGMA journal_mode"));
        Assert.Equal(["2"], await worker.QueryAsync("PRAGMA synchronous"));
        Assert.Equal(["1"], await worker.QueryAsync("PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task The_file_is_its_users_own()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var worker = new TestWorker();
        await worker.MigrateAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode((await worker.QueryAsync("SELECT file FROM pragma_database_list"))[0]));
    }

    [Fact]
    public async Task Nothing_is_left_beside_the_file_but_what_a_dead_process_left_until_the_next_execution_begins()
    {
        await using var worker = new TestWorker();
        await worker.MigrateAsync();
        var file = (await worker.QueryAsync("SELECT file FROM pragma_database_list"))[0];
        await using (await worker.Only<IEventLog>().StartAsync("dead", TestWorker.Event(EventTypes.ExecutionStart)))
        {
        }

        // As a process leaves them that is killed: one after its execution was in the log, and one before.
        await File.WriteAllTextAsync($"{file}-run-dead", "");
        await File.WriteAllTextAsync($"{file}-run-unborn", "");
        Assert.Equal(ExecutionState.Interrupted, (await worker.Only<IEventLog>().FindAsync("dead"))?.State);
        await using (await worker.Only<IEventLog>().StartAsync("next", TestWorker.Event(EventTypes.ExecutionStart)))
        {
            Assert.Equal(["worker.db-run-next", "worker.db-run-unborn"], Runs());
        }

        Assert.Equal(["worker.db-run-unborn"], Runs());

        string[] Runs() => [.. Directory.GetFiles(Path.GetDirectoryName(file)!, "*-run-*").Select(static f => Path.GetFileName(f)).Order()];
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Data Source=file:x?mode=memory")]
    public void A_database_that_dies_with_its_connection_is_refused(string connectionString)
        => Assert.Contains("must outlive its connection", Assert.Throws<FormatException>(() => WorkerDatabase.Create(DatabaseAddress.Parse(connectionString))).Message);

    [Theory]
    [InlineData("Data Source=x.db;Colour=red")]
    [InlineData("Data Source=x.db;Mode=maybe")]
    [InlineData("Host=h;Colour=red")]
    [InlineData("Host=h;Port=many")]
    public void What_the_driver_does_not_understand_is_told(string connectionString)
        => Assert.Contains("driver does not understand the connection string", Assert.Throws<FormatException>(() => WorkerDatabase.Create(DatabaseAddress.Parse(connectionString))).Message);

    [Fact]
    public async Task To_read_makes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var database = WorkerDatabase.Create(DatabaseAddress.Parse($"Data Source={folder.Path}/w.db"), toRead: true);

        Assert.True(database.IsMissing);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () => await database.ConnectAsync());
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
