using System.Data.Common;
using System.Globalization;

namespace Gen.Plugins.Migrations;

/// <summary>
/// Where a database is and which SQL it speaks, told from a connection string alone, for programs that let their users name any database that a migrator knows. Opens nothing.
/// </summary>
public sealed class DatabaseAddress
{
    private const string Examples = "Examples: 'Data Source=app.db' (SQLite), 'Host=localhost;Database=app;Username=app' or 'postgresql://app@localhost/app' (PostgreSQL).";

    private static readonly string[] s_sqlite = ["Data Source", "DataSource", "Filename"];
    private static readonly string[] s_postgreSql = ["Host", "Server"];
    private static readonly string[] s_database = ["Database", "DB"];

    private DatabaseAddress(SqlDialect dialect, string connectionString, string name) => (Dialect, ConnectionString, Name) = (dialect, connectionString, name);

    /// <summary>The database's SQL.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>The connection string, with a URI spelt as keys and values, which is what ADO.NET drivers read. May hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// Which database it is, for people: the file, or <c>host:port/database</c>. Holds no user and no password: of a database without a name, which is that of the user, nothing
    /// stands after the <c>/</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>Reads a connection string.</summary>
    /// <param name="text">
    /// Keys and values, of which <c>Data Source</c> says SQLite and <c>Host</c> PostgreSQL, or a URI <c>postgresql://user:password@host:port/database?key=value</c>.
    /// </param>
    /// <exception cref="FormatException">It is neither. The message does not repeat it, since it may hold a password.</exception>
    public static DatabaseAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("://", StringComparison.Ordinal) && !text.AsSpan(0, text.IndexOf("://", StringComparison.Ordinal)).Contains('=') ? OfUri(text) : OfKeys(Read(text));
    }

    /// <summary>Returns <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static DatabaseAddress OfKeys(DbConnectionStringBuilder keys)
    {
        var file = Value(keys, s_sqlite);
        var host = Value(keys, s_postgreSql);
        return (file, host) switch
        {
            ({ Length: > 0 }, null) => new(SqlDialect.Sqlite, keys.ConnectionString, file),
            (null, { Length: > 0 }) => new(SqlDialect.PostgreSql, keys.ConnectionString, $"{host}:{Value(keys, ["Port"]) ?? "5432"}/{Value(keys, s_database)}"),
            (null, null) => throw new FormatException($"The connection string names neither a file ('Data Source', SQLite) nor a server ('Host', PostgreSQL). {Examples}"),
            ({ Length: > 0 }, { Length: > 0 }) => throw new FormatException($"The connection string names a file ('Data Source', SQLite) and a server ('Host', PostgreSQL). {Examples}"),
            _ => throw new FormatException($"The connection string leaves its file or server empty. {Examples}"),
        };
    }

    private static DatabaseAddress OfUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgresql" or "postgres") || uri.Host.Length == 0
            || uri.PathAndQuery.Contains('@', StringComparison.Ordinal) || uri.Fragment.Length > 0)
        {
            throw new FormatException($"The database's URI is not 'postgresql://user@host:port/database'. A sign in user or password that is no letter or digit is written as %, and two hexadecimal digits. {Examples}");
        }

        var keys = new DbConnectionStringBuilder { ["Host"] = uri.IdnHost.Trim('[', ']'), ["Port"] = (uri.Port < 0 ? 5432 : uri.Port).ToString(CultureInfo.InvariantCulture) };
        var user = uri.UserInfo.Split(':', 2);
        Set("Username", user[0]);
        Set("Password", user.Length > 1 ? user[1] : "");
        Set("Database", uri.AbsolutePath.Trim('/'));
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            Set(Key(Uri.UnescapeDataString(pair[0])), pair.Length > 1 ? pair[1] : "");
        }

        return OfKeys(keys);

        void Set(string key, string value)
        {
            if (value.Length > 0)
            {
                keys[key] = Uri.UnescapeDataString(value);
            }
        }
    }

    /// <summary>libpq's spellings of what drivers call otherwise.</summary>
    private static string Key(string key) => key.ToLowerInvariant() switch
    {
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "client_encoding" => "Client Encoding",
        "options" => "Options",
        _ => key,
    };

    private static DbConnectionStringBuilder Read(string text)
    {
        try
        {
            return new() { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            // Its message quotes the text.
            throw new FormatException($"The connection string is not written as 'key=value;key=value'. {Examples}");
        }
    }

    private static string? Value(DbConnectionStringBuilder keys, string[] names)
        => names.Select(n => keys.TryGetValue(n, out var value) ? value.ToString() ?? "" : null).FirstOrDefault(static v => v is not null);
}
