using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;

namespace Gen.Worker.Databases.Tests;

/// <summary>Tests with a run, and an empty database of PostgreSQL each.</summary>
public abstract class PostgresRunTests(PostgreSqlServer server) : IAsyncLifetime
{
    private protected PostgreSqlServer Server => server;

    private protected Run Run { get; } = Run.Start();

    private protected PostgreSqlTestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await server.CreateAsync();

    public async Task DisposeAsync()
    {
        await Run.DisposeAsync();
        await Database.DisposeAsync();
    }
}
