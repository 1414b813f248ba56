using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Storage;

[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlStorageTests(PostgreSqlServer server) : StorageTests
{
    private PostgreSqlTestDatabase? _database;

    private protected override async Task<TestWorker> CreateAsync()
    {
        _database = await server.CreateAsync();
        return new(_database.ConnectionString);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
    }
}
