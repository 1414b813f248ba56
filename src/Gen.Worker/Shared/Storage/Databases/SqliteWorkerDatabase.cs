using System.Data.Common;
using System.Globalization;
using Gen.Plugins.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gen.Worker.Shared.Storage.Databases;

/// <summary>
/// A SQLite file with a write-ahead log: who reads and the one who writes do not wait for each other. <c>synchronous = FULL</c>: a commit is on the disk before it returns, so that it
/// outlives a power cut too; an event is a commit, and a step that takes less than an <c>fsync</c> is no step.
/// </summary>
internal sealed class SqliteWorkerDatabase : WorkerDatabase
{
    /// <summary>How long others may write.</summary>
    private const int SecondsLocked = 30;

    private readonly string _connectionString;
    private readonly string _file;
    private readonly bool _mayMake;

    // The driver would look for the native library by reflection, and not find it in a trimmed host.
    static SqliteWorkerDatabase() => Batteries_V2.Init();

    public SqliteWorkerDatabase(DatabaseAddress address, bool toRead)
        : base(address)
    {
        var builder = Read(address.ConnectionString);
        if (builder.Mode == SqliteOpenMode.Memory || builder.DataSource is "" or ":memory:" || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("What the worker records must outlive its connection: give the path of a file, as in 'Data Source=worker.db'.");
        }

        _file = Path.GetFullPath(builder.DataSource);
        _mayMake = builder.Mode == SqliteOpenMode.ReadWriteCreate && !toRead;
        builder.Mode = _mayMake || builder.Mode == SqliteOpenMode.ReadOnly ? builder.Mode : SqliteOpenMode.ReadWrite;
        builder.DataSource = _file;
        builder.ForeignKeys = true;
        builder.Pooling = false;
        _connectionString = builder.ToString();
    }

    public override bool IsMissing => !File.Exists(_file);

    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_mayMake)
        {
            Create();
        }

        var connection = new SqliteConnection(_connectionString) { DefaultTimeout = SecondsLocked };
        try
        {
            connection.Open();
            await ExecuteAsync(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {SecondsLocked * 1000}"), cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, "PRAGMA synchronous = FULL", cancellationToken).ConfigureAwait(false);
            if (_mayMake && !"wal".Equals(await ExecuteAsync(connection, "PRAGMA journal_mode", cancellationToken).ConfigureAwait(false)))
            {
                await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask DisposeAsync() => default;

    internal override string ToJson(string parameter) => parameter;

    internal override object ToTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    internal override DateTimeOffset ReadTime(DbDataReader reader, int column) => DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A locked file beside the database. The operating system unlocks it when the process dies; the file stays then, until the next execution begins.</summary>
    internal override async Task<IAsyncDisposable> HoldAsync(DbConnection connection, string executionId, CancellationToken cancellationToken)
    {
        var hold = new FileStream(HoldOf(executionId), UserOnly(FileMode.CreateNew, FileShare.None, FileOptions.DeleteOnClose));
        try
        {
            await SweepAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await hold.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return hold;
    }

    internal override Task<IReadOnlySet<string>> HeldAsync(DbConnection connection, IReadOnlyCollection<string> executionIds, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlySet<string>>(executionIds.Where(id => IsHeld(HoldOf(id))).ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether somebody has the file locked. To ask takes a lock that others may have at the same time, so that two who ask do not take each other for a holder.</summary>
    private static bool IsHeld(string hold)
    {
        try
        {
            using var file = new FileStream(hold, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>
    /// Takes away the files of processes that died. An execution that is in the log had its file locked before, so that a file which is not locked is nobody's; of others it cannot be known.
    /// </summary>
    private async Task SweepAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var prefix = Path.GetFileName(HoldOf(""));
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_file)!, prefix + "*"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM worker_events WHERE execution_id = @id AND number = 1";
            command.With("id", Path.GetFileName(file)[prefix.Length..]);
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null && !IsHeld(file))
            {
                File.Delete(file);
            }
        }
    }

    private string HoldOf(string executionId) => $"{_file}-run-{executionId}";

    /// <summary>Results and playbooks may hold what is nobody else's business. SQLite gives its other files the rights of this one.</summary>
    private void Create()
    {
        if (IsMissing)
        {
            try
            {
                new FileStream(_file, UserOnly(FileMode.CreateNew, FileShare.ReadWrite | FileShare.Delete, FileOptions.None)).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process was quicker; or it cannot be made, and then SQLite has the right words.
            }
        }
    }

    private static FileStreamOptions UserOnly(FileMode mode, FileShare share, FileOptions options)
    {
        var result = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            result.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return result;
    }

    private static SqliteConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // Its message repeats what it does not know, which may be a part of a password.
            throw new FormatException("SQLite's driver does not understand the connection string: a key is none, or has a value that it cannot have. A value with ';' in it stands in quotes.");
        }
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
