using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Actions.DuckDb;
using Gen.Worker.Actions.Postgres;
using Gen.Worker.Actions.Sqlite;
using Gen.Worker.Actions.Transfer;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gen.Plugins.Benchmarks.Transfer;

/// <summary>A million rows from PostgreSQL into DuckDB and SQLite, against a loop that does nothing else. DUCKDB_LIBRARY names DuckDB's library.</summary>
internal static class TransferSuite
{
    /// <summary>The argument that stands before those of <see cref="RunAlone"/>.</summary>
    public const string Alone = "transfer-alone";

    private const int Rows = 1_000_000;
    private const int Rounds = 5;
    private const double MostTime = 1 / 0.8;
    private const double MostMegabytes = 200;
    private const string Query = "SELECT id, amount, name, created FROM source";

    private static readonly DatabaseColumn[] s_columns = [new("id", ColumnType.Whole), new("amount", ColumnType.Real), new("name", ColumnType.Text), new("created", ColumnType.Timestamp)];

    public static IEnumerable<Figure> Run() => RunAsync().ToBlockingEnumerable();

    private static async IAsyncEnumerable<Figure> RunAsync()
    {
        var server = new PostgreSqlServer();
        await server.InitializeAsync();
        var database = await server.CreateAsync();
        await database.ExecuteAsync($"CREATE TABLE source AS SELECT g::bigint AS id, g * 0.25::float8 AS amount, 'customer number ' || g AS name, timestamp '2024-01-01' + g * interval '1 s' AS created FROM generate_series(1, {Rows}) g");
        foreach (var (type, peer) in new (string, Func<NpgsqlDataReader, string, Task>)[] { ("duckdb", DuckDbLoopAsync), ("sqlite", SqliteLoopAsync) })
        {
            var check = type == "duckdb" ? (Func<string, Task<string>>)DuckDbSumAsync : SqliteSumAsync;
            var samples = new List<(double, double)>();
            for (var round = -1; round < Rounds; round++)
            {
                var (ours, ourSum) = await TimeAsync(file => TransferAsync(server.Port, database.Name, type, file), check);
                var (plain, plainSum) = await TimeAsync(async file =>
                {
                    await using var connection = new NpgsqlConnection(database.ConnectionString);
                    await connection.OpenAsync();
                    await using var command = new NpgsqlCommand(Query, connection);
                    await using var reader = await command.ExecuteReaderAsync();
                    await peer(reader, file);
                }, check);
                if (ourSum != plainSum)
                {
                    throw new InvalidOperationException($"The two do not give the same: {ourSum}; {plainSum}");
                }

                if (round >= 0)
                {
                    samples.Add((ours, plain));
                }
            }

            var pair = Pair.Of(samples);
            yield return new(
                $"transfer of 1,000,000 rows, PostgreSQL to {type}", "a plain loop over the same drivers", ">= 0.8 of its speed: <= 1.25x of its time", pair.Ratio, MostTime, "x",
                string.Create(CultureInfo.InvariantCulture, $"{pair.Ours / 1e9:0.00} s against {pair.Peer / 1e9:0.00} s"));
            yield return new("the same, memory of a process that does nothing else", "-", "< 200 MB", await MegabytesAsync(server, database, type), MostMegabytes, " MB", "peak of the resident set");
        }

        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>What the process does that <see cref="MegabytesAsync"/> starts.</summary>
    /// <returns>The exit code.</returns>
    public static int RunAlone(string[] arguments)
    {
        TransferAsync(int.Parse(arguments[0], CultureInfo.InvariantCulture), arguments[1], arguments[2], arguments[3]).GetAwaiter().GetResult();
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{self.PeakWorkingSet64 / 1e6}"));
        return 0;
    }

    private static async Task<double> MegabytesAsync(PostgreSqlServer server, PostgreSqlTestDatabase database, string type)
    {
        var most = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("gen-transfer-");
            using var process = Process.Start(new ProcessStartInfo(
                "dotnet",
                [typeof(TransferSuite).Assembly.Location, Alone, server.Port.ToString(CultureInfo.InvariantCulture), database.Name, type, Path.Combine(folder.FullName, "target.db")]) { RedirectStandardOutput = true })!;
            most = Math.Max(most, double.Parse(await process.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
            folder.Delete(recursive: true);
        }

        return most;
    }

    private static async Task TransferAsync(int port, string database, string type, string file)
    {
        using var sqlite = new SqliteConnector(TimeProvider.System);
        using var duckDb = new DuckDbConnector();
        IDatabaseConnector connector = type == "duckdb" ? duckDb : sqlite;
        var login = Login($$"""{"host":"127.0.0.1","port":{{port}},"database":"{{database}}","user":"{{PostgreSqlServer.User}}","password":"{{PostgreSqlServer.Password}}"}""");
        var target = Login($$"""{"database":"{{file}}","memory_limit":"100MB"}""");
        var plan = new TransferPlan(
            new("postgres", new(Json.EmptyObject)), new(type, new(Json.EmptyObject)), TableName.Parse("target"), Query, new Dictionary<string, JsonElement>(), WriteMode.Append, [], 1000, CommitEachChunk: false, Create: true);
        await using var origin = await new PostgresConnector().OpenAsync(login, "/", CancellationToken.None);
        await using var reader = await origin.ReadAsync(new(Query), CancellationToken.None);
        await using var to = await connector.OpenAsync(target, "/", CancellationToken.None);
        var flow = new TransferFlow(plan, reader, to);
        await flow.RunAsync(CancellationToken.None);
        if (flow.Rows != Rows)
        {
            throw new InvalidOperationException($"{flow.Rows} rows were written.");
        }
    }

    /// <summary>One batch, read and written in turn: the appender takes chunks, and nothing is faster.</summary>
    private static async Task DuckDbLoopAsync(NpgsqlDataReader reader, string file)
    {
        using var connector = new DuckDbConnector();
        await using var session = (DuckDbSession)await connector.OpenAsync(Login($$"""{"database":"{{file}}","memory_limit":"100MB"}"""), "/", CancellationToken.None);
        session.Execute("CREATE TABLE target (id BIGINT, amount DOUBLE, name VARCHAR, created TIMESTAMP)");
        session.Execute("BEGIN TRANSACTION");
        using (var appender = new DuckDbAppender(session, null, "main", "target", ["id", "amount", "name", "created"]))
        {
            var batch = new RowBatch(s_columns, 2048);
            bool more;
            do
            {
                batch.Clear();
                while ((more = await reader.ReadAsync()) && batch.Count < batch.Capacity - 1)
                {
                    Add(reader, batch);
                }

                if (more)
                {
                    Add(reader, batch);
                }

                appender.Append(batch, 0);
            }
            while (more);
            appender.Flush();
        }

        session.Execute("COMMIT");
    }

    private static void Add(NpgsqlDataReader reader, RowBatch batch)
    {
        batch[0].Add(reader.GetInt64(0));
        batch[1].Add(reader.GetDouble(1));
        batch[2].Add(reader.GetString(2));
        batch[3].Add(Moments.ToMicroseconds(reader.GetDateTime(3)));
        batch.EndRow();
    }

    private static async Task SqliteLoopAsync(NpgsqlDataReader reader, string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using (var create = new SqliteCommand("CREATE TABLE target (id INTEGER, amount REAL, name TEXT, created TEXT)", connection))
        {
            create.ExecuteNonQuery();
        }

        await using var transaction = connection.BeginTransaction();
        await using var insert = new SqliteCommand("INSERT INTO target VALUES ($a, $b, $c, $d)", connection, transaction);
        var (a, b, c, d) = (insert.Parameters.Add("$a", SqliteType.Integer), insert.Parameters.Add("$b", SqliteType.Real), insert.Parameters.Add("$c", SqliteType.Text), insert.Parameters.Add("$d", SqliteType.Text));
        insert.Prepare();
        while (await reader.ReadAsync())
        {
            a.Value = reader.GetInt64(0);
            b.Value = reader.GetDouble(1);
            c.Value = reader.GetString(2);
            d.Value = reader.GetDateTime(3).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>What is in the table, in short.</summary>
    private static string Sum(string at) => $"SELECT count(*) || ' ' || sum(id) || ' ' || sum(amount) || ' ' || min(name) || ' ' || max(name) || ' ' || sum(length(name)) || ' ' || min({at}) || ' ' || max({at}) FROM target";

    private static async Task<string> DuckDbSumAsync(string file)
    {
        using var connector = new DuckDbConnector();
        await using var session = (DuckDbSession)await connector.OpenAsync(Login($$"""{"database":"{{file}}"}"""), "/", CancellationToken.None);
        return session.Query(new(Sum("created")))[0][0]!;
    }

    private static async Task<string> SqliteSumAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(Sum("datetime(created)"), connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(double Nanoseconds, string Sum)> TimeAsync(Func<string, Task> work, Func<string, Task<string>> check)
    {
        var folder = Directory.CreateTempSubdirectory("gen-transfer-");
        try
        {
            var file = Path.Combine(folder.FullName, "target.db");
            var start = Stopwatch.GetTimestamp();
            await work(file);
            var nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            return (nanoseconds, await check(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DatabaseLogin Login(string json) => DatabaseLogin.FromJson(Json.Parse(Encoding.UTF8.GetBytes(json)));
}
