using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>An open database. A file is open once in a process, whoever asks for it, until the last one has closed it.</summary>
internal sealed class DuckDbDatabase : IDisposable
{
    public const string Memory = ":memory:";

    private static readonly Dictionary<string, DuckDbDatabase> Files = new(StringComparer.Ordinal);
    private static readonly Lazy<nint> Cache = new(Api.CreateInstanceCache);

    private readonly string _path;
    private int _users = 1;
    private nint _database;

    private DuckDbDatabase(string path, nint database) => (_path, _database) = (path, database);

    public nint Handle => _database;

    /// <summary>Where it may go; <see langword="null"/> until it is told.</summary>
    public DuckDbPlaces? Places { get; set; }

    /// <summary>What is attached to it.</summary>
    public DuckDbAttachments Attachments { get; } = new();

    /// <summary>Whether it was told to write secrets nowhere.</summary>
    public bool KeepsSecretsInMemory { get; set; }

    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public static DuckDbDatabase Open(string path, DatabaseLogin login)
    {
        if (path == Memory)
        {
            return Create(path, Api.OpenExt(path, out var memory, 0, out var reason), memory, reason, login);
        }

        lock (Files)
        {
            if (Files.TryGetValue(path, out var open))
            {
                open._users++;
                return open;
            }

            var created = Create(path, Api.GetOrCreateFromCache(Cache.Value, path, out var file, 0, out var error), file, error, login);
            Files.Add(path, created);
            return created;
        }
    }

    public void Dispose()
    {
        lock (Files)
        {
            if (--_users == 0)
            {
                Files.Remove(_path);
                Api.Close(ref _database);
            }
        }
    }

    private static DuckDbDatabase Create(string path, int state, nint database, nint error, DatabaseLogin login)
        => state == 0 ? new(path, database) : throw new DatabaseException(login.Redact($"DuckDB cannot open '{path}'. {Api.Owned(error)}"));
}
