using Gen.Plugins.Migrations;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Shared.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Support;

/// <summary>The worker's engine with the real actions and storage, out of this test project's generated registry. Its database is a SQLite file, unless a test has another one.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly WorkerDatabase _database;
    private Task? _migrated;

    public TestWorker(string? connectionString = null, Func<string, string?>? environment = null, FakeWork? fake = null)
    {
        _database = WorkerDatabase.Create(DatabaseAddress.Parse(connectionString ?? $"Data Source={Path.Combine(_folder.Path, "worker.db")}"));
        _services = TestPlugins.Create(environment, services =>
        {
            services.AddWorkerStorage(_database);
            if (fake is not null)
            {
                services.AddSingleton(fake);
            }
        });
    }

    public WorkerDatabase Database => _services.GetRequiredService<WorkerDatabase>();

    public PlaybookPlan Plan(string yaml, PlaybookLimits? limits = null, string? folder = null)
        => _services.GetRequiredService<PlaybookPlanner>().Plan(PlaybookReader.Parse(yaml, "p.yaml", folder ?? Path.GetTempPath(), limits), limits);

    public async Task<PlaybookReport> RunAsync(
        string yaml, PlaybookLimits? limits = null, string? folder = null, IProgress<StepReport>? progress = null, CancellationToken cancellationToken = default)
    {
        await MigrateAsync();
        return await _services.GetRequiredService<PlaybookRunner>().RunAsync(Plan(yaml, limits, folder), progress, cancellationToken: cancellationToken);
    }

    public async Task<PlaybookReport> RunAsync(Playbook playbook, RunOptions? options = null)
    {
        await MigrateAsync();
        var plan = _services.GetRequiredService<PlaybookPlanner>().Plan(playbook);
        return await _services.GetRequiredService<PlaybookRunner>().RunAsync(plan, options: options);
    }

    /// <summary>The plugin of a contract that has one.</summary>
    public T Only<T>()
        where T : class
        => _services.GetServices<T>().Single();

    public Task MigrateAsync() => _migrated ??= new PluginMigrator(HostPlugins.Registry, Database.Dialect, token => Database.ConnectAsync(token)).ApplyAsync();

    /// <summary>Rows as texts, columns with <c>|</c> between.</summary>
    public async Task<string[]> QueryAsync(string sql)
    {
        await using var connection = await Database.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        }

        return [.. rows];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>An event of a step.</summary>
    public static ExecutionEvent Event(string type, string node = "a", string? error = null)
        => new(type, node, "sqlite", EventStatuses.InProgress, new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), Error: error);
}
