using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gen.Plugins.Migrations.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Gen.Plugins.Migrations.Tests.Running;

public sealed class TelemetryTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    [Fact]
    public async Task Runs_and_migrations_are_activities_and_durations()
    {
        // Other tests migrate at the same time; this plugin is only here.
        var plugin = $"telemetry-{Guid.NewGuid():N}";
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == "Gen.Plugins.Migrations",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                lock (activities)
                {
                    activities.Add(a);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var outcomes = new List<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, l) =>
            {
                if (instrument.Meter.Name == "Gen.Plugins.Migrations")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (tags[0].Value as string == plugin)
            {
                outcomes.Add($"{instrument.Name} {tags[1].Value}");
            }
        });
        meters.Start();

        using var test = new Activity("test").Start();
        await Assert.ThrowsAsync<MigrationSqlException>(() => _database.Migrator([MigrationFolder.Of($"{plugin}/1_a.sql", "SELECT 1"), MigrationFolder.Of($"{plugin}/2_b.sql", "SELEC")]).ApplyAsync());

        var mine = activities.Where(a => a.TraceId == test.TraceId).ToList();
        Assert.Equal(["migration apply", "migration apply", "migrations apply"], mine.Select(static a => a.OperationName));
        Assert.Equal((ActivityStatusCode.Unset, ActivityStatusCode.Error), (mine[0].Status, mine[1].Status));
        Assert.Equal((plugin, 1L, $"Migrations/{plugin}/1_a.sql"), (mine[0].GetTagItem("gen.plugin.name"), mine[0].GetTagItem("gen.migration.number"), mine[0].GetTagItem("gen.migration.path")));
        Assert.Equal(2, mine[2].GetTagItem("gen.migrations.pending"));
        Assert.Equal(["gen.plugins.migrations.duration applied", "gen.plugins.migrations.duration failed"], outcomes);
    }

    [Fact]
    public async Task A_run_is_logged()
    {
        var log = new ListLogger();
        PluginMigration[] migrations = [MigrationFolder.Of("p/1_a.sql", "SELECT 1")];
        await _database.Migrator(migrations, new() { Logger = log }).ApplyAsync();
        await _database.Migrator(migrations, new() { Logger = log }).ApplyAsync();

        Assert.Collection(
            log.Lines,
            static l => Assert.Equal("Information: Migrations: 1 are pending.", l),
            static l => Assert.Equal("Debug: Migration Migrations/p/1_a.sql of p begins.", l),
            static l => Assert.Matches("^Information: Migration Migrations/p/1_a.sql of p was applied in [0-9]+ ms.$", l),
            static l => Assert.Equal("Debug: Migrations: 1 are applied, none is pending.", l));
    }

    public Task InitializeAsync()
    {
        _database = SqliteTestDatabase.Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
