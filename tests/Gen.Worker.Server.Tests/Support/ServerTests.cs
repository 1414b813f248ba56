using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Server.Tests.Support;

/// <summary>Tests of a server on each kind of database, each with a new one.</summary>
public abstract class ServerTests(PostgreSqlServer? postgreSql) : IAsyncLifetime
{
    private string _folder = "";
    private PostgreSqlTestDatabase? _database;
    private long _passed;

    private protected TestServer Server { get; private set; } = null!;

    private protected string ConnectionString => _database?.ConnectionString ?? $"Data Source={Path.Combine(_folder, "server.db")}";

    /// <summary>Time that passes when the test says so. Timers, such as the one that looks for lost workers, go by the real one.</summary>
    private protected TimeProvider Clock => new SetTime(() => Texts.Time + TimeSpan.FromTicks(Interlocked.Read(ref _passed)));

    public virtual async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("gen-worker-server-").FullName;
        _database = postgreSql is null ? null : await postgreSql.CreateAsync();
        Server = await StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    private protected virtual Task<TestServer> StartAsync() => TestServer.StartAsync(ConnectionString);

    private protected void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);

    private protected async Task RestartAsync()
    {
        await Server.DisposeAsync();
        Server = await StartAsync();
    }
}
