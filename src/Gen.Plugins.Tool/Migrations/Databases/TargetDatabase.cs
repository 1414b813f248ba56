using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Migrations.Databases;

/// <summary>The database that somebody named. Its connection string is never shown.</summary>
internal sealed class TargetDatabase : IAsyncDisposable
{
    /// <summary>The environment variable that names it if no option does.</summary>
    public const string Variable = "GEN_DATABASE";

    private const string UriScheme = "file:";

    private readonly DatabaseAddress _address;
    private readonly DatabaseSecrets _secrets;
    private readonly bool _isReading;
    private readonly CancellationToken _stop;
    private readonly string? _file;
    private DbDataSource? _source;

    private TargetDatabase(DatabaseAddress address, DatabaseSecrets secrets, bool isReading, CancellationToken stop)
    {
        (_address, _secrets, _isReading, _stop) = (address, secrets, isReading, stop);
        var keys = new DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        Name = address.Dialect == SqlDialect.PostgreSql ? address.Name : address.Name.Split('?')[0];
        _file = address.Dialect == SqlDialect.Sqlite ? FileOf(address.Name, keys) : null;
    }

    /// <summary>The database's SQL.</summary>
    public SqlDialect Dialect => _address.Dialect;

    /// <summary>Which one it is, for people: a file, or <c>host:port/database</c>.</summary>
    public string Name { get; }

    /// <summary>It is a file of SQLite that is not there yet.</summary>
    public bool IsMissing => _file is not null && !File.Exists(_file);

    /// <summary>Reads a connection string, and opens nothing.</summary>
    /// <param name="text">The connection string.</param>
    /// <param name="isReading">Nothing is to be changed.</param>
    /// <param name="stop">Breaks off what runs.</param>
    /// <exception cref="UnreadableException">It is none.</exception>
    public static TargetDatabase Parse(string text, bool isReading, CancellationToken stop)
    {
        try
        {
            var address = DatabaseAddress.Parse(text);
            return new(address, new(text, address.ConnectionString), isReading, stop);
        }
        catch (FormatException e)
        {
            throw new UnreadableException(e.Message, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw NotTaken();
        }
    }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="UnreadableException">The driver does not take the connection string, or there is no way to the database.</exception>
    public async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        DbConnection? connection = null;
        try
        {
            connection = Create();
            await connection.OpenAsync(cancellationToken);
            if (Dialect == SqlDialect.Sqlite)
            {
                StopWith(connection);
            }

            return connection;
        }
        catch (Exception e)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            throw e switch
            {
                DbException or TimeoutException or OperationCanceledException => e,
                ArgumentException or FormatException => NotTaken(),
                IOException or SocketException or AuthenticationException or InvalidOperationException or NotSupportedException =>
                    new UnreadableException(Hide($"The database cannot be opened: {e.Message.Split('\n')[0].Trim().TrimEnd('.')}."), e),
                DllNotFoundException or TypeInitializationException => new UnreadableException($"SQLite's native library cannot be loaded on this system ({(e.InnerException ?? e).Message.Split('\n')[0].Trim()})", e),
                _ => e,
            };
        }
    }

    /// <summary>A message without what nobody is to read.</summary>
    public string Hide(string message) => _secrets.Hide(message);

    public ValueTask DisposeAsync() => _source?.DisposeAsync() ?? default;

    /// <summary>The file that SQLite would open; <see langword="null"/>: none, or one that only the driver knows.</summary>
    private static string? FileOf(string name, DbConnectionStringBuilder keys)
    {
        if (name == ":memory:" || name.StartsWith('|') || First(keys, "Mode")?.Equals("Memory", StringComparison.OrdinalIgnoreCase) == true)
        {
            return null;
        }

        if (!name.StartsWith(UriScheme, StringComparison.OrdinalIgnoreCase))
        {
            return name;
        }

        var parts = name[UriScheme.Length..].Split('?', 2);
        var path = parts[0].StartsWith("//", StringComparison.Ordinal) && parts[0].IndexOf('/', 2) is >= 0 and var root ? parts[0][root..] : parts[0];
        var isMemory = path is "" or ":memory:" || (parts is [_, var query] && query.Contains("mode=memory", StringComparison.Ordinal));
        return isMemory ? null : Uri.UnescapeDataString(path);
    }

    private static string? First(DbConnectionStringBuilder keys, params string[] names) => Array.Find(names, keys.ContainsKey) is { } name ? keys[name].ToString() : null;

    /// <summary>Drivers quote what they do not take, which may be half of a password.</summary>
    private static UnreadableException NotTaken() =>
        new("The connection string has a key that the database's driver does not know, or a value that it does not take. It is not repeated here, since it may hold a password; one with ';' in it is put into quotes.");

    private DbConnection Create() => Dialect == SqlDialect.Sqlite
        ? SqliteDriver.Create(_address.ConnectionString, _isReading)
        : (_source ??= PostgreSqlDriver.Create(_address.ConnectionString)).CreateConnection();

    private void StopWith(DbConnection connection)
    {
        var registration = _stop.Register(() => SqliteDriver.Interrupt(connection));
        connection.Disposed += (_, _) => registration.Dispose();
    }
}
