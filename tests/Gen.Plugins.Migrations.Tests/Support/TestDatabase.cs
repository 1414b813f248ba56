using System.Data.Common;
using Npgsql;

namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>An empty database for one test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract SqlDialect Dialect { get; }

    public abstract string ConnectionString { get; }

    public DbConnection Connect() => Connections.Create(Dialect, ConnectionString);

    public PluginMigrator Migrator(IEnumerable<PluginMigration> migrations, PluginMigratorOptions? options = null)
        => new(migrations, Dialect, _ => ValueTask.FromResult(Connect()), options);

    public async Task ExecuteAsync(string sql) => await QueryAsync(sql);

    /// <summary>Rows as texts, columns with <c>|</c> between.</summary>
    public async Task<string[]> QueryAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
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

    public Task<string[]> TablesAsync() => QueryAsync(TablesSql);

    /// <summary>All that migrations can make: schema, rows, and the history without times and names.</summary>
    public async Task<string> StateAsync()
    {
        var lines = new List<string>();
        foreach (var table in await TablesAsync())
        {
            var columns = table == PluginMigratorOptions.DefaultHistoryTable ? "plugin, number, name, checksum, success, statements_done, statement_begun" : "*";
            lines.Add(table);
            lines.AddRange((await QueryAsync($"SELECT {columns} FROM {table}")).Order(StringComparer.Ordinal).Select(static r => "  " + r));
        }

        lines.AddRange(await QueryAsync(SchemaSql));
        return string.Join('\n', lines);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract string TablesSql { get; }

    protected abstract string SchemaSql { get; }
}

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gen-migrations-");

    public static TestDatabase Create() => new SqliteTestDatabase();

    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public string File => Path.Combine(_folder.FullName, "test.db");

    public override string ConnectionString => $"Data Source={File}";

    protected override string TablesSql => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";

    protected override string SchemaSql => "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name";

    public override ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(new(ConnectionString));
        _folder.Delete(recursive: true);
        return default;
    }
}

public sealed class PostgreSqlTestDatabase(PostgreSqlServer server, string name) : TestDatabase
{
    public override SqlDialect Dialect => SqlDialect.PostgreSql;

    public string Name => name;

    public override string ConnectionString => server.ConnectionString(name);

    protected override string TablesSql => "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1";

    protected override string SchemaSql => """
        SELECT * FROM (
          SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL
          SELECT 'index ' || c.relname || ' ' || i.indisvalid || ' ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'
          UNION ALL
          SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public') s (line)
        ORDER BY line COLLATE "C"
        """;

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = (NpgsqlConnection)Connect())
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await server.DropAsync(name);
    }
}
