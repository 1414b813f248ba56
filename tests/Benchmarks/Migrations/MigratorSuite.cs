using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Tests.Support;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gen.Plugins.Benchmarks.Migrations;

/// <summary>What a migrator costs beside the SQL that it runs.</summary>
internal static class MigratorSuite
{
    private const int Plugins = 50;
    private const int FilesOfEach = 20;
    private const int PlanRounds = 60;
    private const int ApplyRounds = 11;

    private static readonly ImmutableArray<PluginMigration> s_all =
    [
        .. from plugin in Enumerable.Range(0, Plugins)
           from number in Enumerable.Range(1, FilesOfEach)
           select MigrationFolder.Of(
               string.Create(CultureInfo.InvariantCulture, $"p{plugin}/{number:000}_step.sql"),
               string.Create(CultureInfo.InvariantCulture, $"create table p{plugin}_t{number} (id integer primary key, name text not null);\ncreate index p{plugin}_i{number} on p{plugin}_t{number} (name);\ninsert into p{plugin}_t{number} values (1, 'one'), (2, 'two');\n")),
    ];

    private static int s_statements;

    public static IEnumerable<Figure> Run() => RunAsync().ToBlockingEnumerable();

    private static async IAsyncEnumerable<Figure> RunAsync()
    {
        yield return await PlanAsync();
        yield return await ApplyAsync("SQLite", () => Task.FromResult(SqliteTestDatabase.Create()));
        var server = new PostgreSqlServer { IsDurable = true };
        await server.InitializeAsync();
        yield return await ApplyAsync("PostgreSQL", async () => await server.CreateAsync());
        await server.DisposeAsync();
    }

    /// <summary>All applied. The peer reads the same rows and compares their checksums by a dictionary.</summary>
    private static async Task<Figure> PlanAsync()
    {
        await using var database = SqliteTestDatabase.Create();
        await database.Migrator(s_all).ApplyAsync();
        var checksums = s_all.ToDictionary(static m => (m.Plugin, m.Number), static m => m.Checksum);
        var samples = new List<(double, double)>();
        long bytes = 0;
        for (var round = -20; round < PlanRounds; round++)
        {
            var migrator = new PluginMigrator(s_all, database.Dialect, _ => ValueTask.FromResult<DbConnection>(Counted(database)));
            s_statements = 0;
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var plan = await migrator.PlanAsync();
            var ours = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            var statements = s_statements;
            start = Stopwatch.GetTimestamp();
            var equal = await CompareByHandAsync(database, checksums);
            var peer = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (!plan.IsUpToDate || plan.Migrations.Length != s_all.Length || equal != s_all.Length || statements != 1)
            {
                throw new InvalidOperationException($"{plan.Migrations.Length} planned, {equal} compared, {statements} statements.");
            }

            if (round >= 0)
            {
                samples.Add((ours, peer));
            }
        }

        var pair = Pair.Of(samples);
        return new(
            "migrator, plan of 1,000 applied migrations, SQLite, one statement", "reading the rows and comparing checksums by hand", "< 20 ms", pair.Ours / 1e6, 20, " ms",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1e6:0.00} ms against {pair.Peer / 1e6:0.00} ms by hand, {bytes / 1024} KB allocated"));
    }

    private static SqliteConnection Counted(TestDatabase database)
    {
        var connection = (SqliteConnection)database.Connect();
        connection.Open();
        raw.sqlite3_trace(connection.Handle, static (object _, string _) => s_statements++, null);
        return connection;
    }

    private static async Task<int> CompareByHandAsync(TestDatabase database, Dictionary<(string, long), string> checksums)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT plugin, number, checksum, success FROM {PluginMigratorOptions.DefaultHistoryTable}";
        await using var reader = await command.ExecuteReaderAsync();
        var equal = 0;
        while (await reader.ReadAsync())
        {
            equal += checksums[(reader.GetString(0), reader.GetInt64(1))] == reader.GetString(2) && reader.GetBoolean(3) ? 1 : 0;
        }

        return equal;
    }

    /// <summary>1,000 migrations of three statements each on an empty database. The peer runs the same statements in the same transactions, and keeps no history.</summary>
    private static async Task<Figure> ApplyAsync(string name, Func<Task<TestDatabase>> create)
    {
        var samples = new List<(double, double)>();
        for (var round = -1; round < ApplyRounds; round++)
        {
            await using var ours = await create();
            await using var peer = await create();
            var isOursFirst = round % 2 == 0;
            var byHand = isOursFirst ? 0 : await TimeAsync(() => RunByHandAsync(peer));
            var byUs = await TimeAsync(() => ours.Migrator(s_all).ApplyAsync());
            byHand = isOursFirst ? await TimeAsync(() => RunByHandAsync(peer)) : byHand;
            await ours.ExecuteAsync($"DROP TABLE {PluginMigratorOptions.DefaultHistoryTable}");
            if (await ours.StateAsync() != await peer.StateAsync())
            {
                throw new InvalidOperationException("The databases differ.");
            }

            if (round >= 0)
            {
                samples.Add((byUs, byHand));
            }
        }

        var pair = Pair.Of(samples);
        return new(
            $"migrator, 1,000 migrations applied, {name}", "the same SQL by hand in the same transactions, without a history", "<= 1.1x", pair.Ratio, 1.1, "x",
            string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1e6:0} ms against {pair.Peer / 1e6:0} ms"));
    }

    private static async Task RunByHandAsync(TestDatabase database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        foreach (var migration in s_all)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var statement in SqlSplitter.Split(migration.ReadSql(), database.Dialect))
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = statement.Text;
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
