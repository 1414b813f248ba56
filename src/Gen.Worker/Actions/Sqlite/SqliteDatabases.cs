using Gen.Worker.Runtime.Actions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>The databases that a run has open: each once, so that its steps share what is in memory.</summary>
internal sealed class SqliteDatabases : IDisposable
{
    private const string Memory = ":memory:";

    private readonly Dictionary<string, SqliteDatabase> _open = new(StringComparer.Ordinal);

    // The driver would look for the native library by reflection, and not find it in a trimmed host.
    static SqliteDatabases() => Batteries_V2.Init();

    /// <summary>The database that a step names.</summary>
    /// <exception cref="ActionInputException">It cannot be opened.</exception>
    public SqliteDatabase Open(string folder, ActionInputs inputs)
    {
        var name = inputs.OptionalText("database");
        try
        {
            return Open(folder, name);
        }
        catch (SqliteException e)
        {
            throw inputs.Wrong("database", $"cannot be opened: '{Path.GetFullPath(name ?? Memory, folder)}'. {e.Message}", e);
        }
    }

    /// <summary>A database by its name.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteDatabase Open(string folder, string? name)
    {
        // A full path is never taken for a URI, which could ask for more than a file.
        var source = name is null or Memory ? Memory : Path.GetFullPath(name, folder);
        lock (_open)
        {
            if (_open.TryGetValue(source, out var open))
            {
                return open;
            }

            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
            try
            {
                connection.Open();
            }
            catch
            {
                connection.Dispose();
                throw;
            }

            var database = new SqliteDatabase(connection);
            _open.Add(source, database);
            return database;
        }
    }

    public void Dispose()
    {
        foreach (var database in _open.Values)
        {
            database.Dispose();
        }

        _open.Clear();
    }
}
