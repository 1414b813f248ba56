using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>An open database. Two of one file are one to the library: a file may be open once in a process.</summary>
internal sealed class DuckDbDatabase : IDisposable
{
    public const string Memory = ":memory:";

    private static readonly Lazy<nint> Cache = new(Api.CreateInstanceCache);

    private nint _database;

    private DuckDbDatabase(nint database) => _database = database;

    public nint Handle => _database;

    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public static DuckDbDatabase Open(string path, DatabaseLogin login)
    {
        var state = path == Memory ? Api.OpenExt(path, out var database, 0, out var error) : Api.GetOrCreateFromCache(Cache.Value, path, out database, 0, out error);
        return state == 0 ? new(database) : throw new DatabaseException(login.Redact($"DuckDB cannot open '{path}'. {Api.Owned(error)}"));
    }

    public void Dispose()
    {
        if (_database != 0)
        {
            Api.Close(ref _database);
        }
    }
}
