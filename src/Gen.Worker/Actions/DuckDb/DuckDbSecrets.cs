using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// What DuckDB is told of logins to other databases and to storages. <c>CREATE SECRET</c> and <c>ATTACH</c> take no placeholders: values are literals, names are names.
/// </summary>
internal static class DuckDbSecrets
{
    private const string Http = "httpfs";
    private const string DuckDbType = "duckdb";

    /// <summary>The extensions that logins need, in order.</summary>
    /// <param name="logins">Resolved logins by name.</param>
    public static IReadOnlyList<string> Extensions(JsonElement logins)
        => [.. logins.EnumerateObject().SelectMany(static l => Extensions(Kind(l.Value))).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The stores that logins are for: what addresses there begin with. A login's <c>scope</c> says it; else it is all of a kind.</summary>
    /// <param name="logins">Resolved logins by name.</param>
    public static IEnumerable<string> Stores(JsonElement logins) => logins.EnumerateObject().SelectMany(static l => Kind(l.Value) switch
    {
        "s3" => Scoped(l.Value, "s3://"),
        "gcs" => Scoped(l.Value, "gs://", "gcs://"),
        "azure" => Scoped(l.Value, "az://", "azure://", "abfss://"),
        _ => [],
    }).Distinct();

    /// <summary>The extensions that a database needs that is to be attached.</summary>
    /// <param name="alias">Its name in SQL.</param>
    /// <param name="database">The database: see <see cref="AttachTarget"/>.</param>
    /// <exception cref="DatabaseException">It is wrong.</exception>
    public static IEnumerable<string> AttachedExtensions(string alias, JsonElement database) => AttachedType(alias, database) is var type && type == DuckDbType ? [] : [type];

    /// <summary>Whether a database to attach is a file.</summary>
    /// <param name="alias">Its name in SQL.</param>
    /// <param name="database">The database: see <see cref="AttachTarget"/>.</param>
    /// <exception cref="DatabaseException">It is wrong.</exception>
    public static bool IsFile(string alias, JsonElement database) => AttachedType(alias, database) is DuckDbType or "sqlite";

    /// <summary>A statement for each login that DuckDB has a secret for.</summary>
    /// <param name="logins">Resolved logins by name.</param>
    public static IReadOnlyList<string> Statements(JsonElement logins)
        => [.. logins.EnumerateObject().Select(static l => Statement(l.Name, l.Value)).OfType<string>()];

    /// <summary>What <c>ATTACH</c> is told of a database.</summary>
    /// <param name="alias">Its name in SQL.</param>
    /// <param name="database">A map: <c>type</c>, <c>secret</c> (a login's name) or <c>path</c>, <c>read_only</c>.</param>
    /// <param name="places">Where its file may be.</param>
    /// <exception cref="DatabaseException">It is no map, of a type that DuckDB cannot attach, or a file elsewhere.</exception>
    public static string AttachTarget(string alias, JsonElement database, DuckDbPlaces places)
    {
        var type = AttachedType(alias, database);
        var path = Text(database, "path", "database", "file");
        var isFile = IsFile(alias, database);
        if (isFile && path is null)
        {
            throw new DatabaseException($"'attach.{alias}' lacks 'path': the file.");
        }

        var options = new List<string> { $"TYPE {type}" };
        if (Text(database, "secret") is { } secret)
        {
            options.Add($"SECRET {Name(secret)}");
        }

        if (database.TryGetProperty("read_only", out var readOnly) && readOnly.ValueKind == JsonValueKind.True)
        {
            options.Add("READ_ONLY");
        }

        var place = isFile && path != DuckDbDatabase.Memory ? places.File($"attach.{alias}.path", path!) : path ?? "";
        return $"{DatabaseDialect.Literal(place)} AS {DatabaseDialect.Quote(alias)} ({string.Join(", ", options)})";
    }

    /// <summary>The secret by which a database is attached, as DuckDB is told it; nothing if it has none.</summary>
    /// <param name="database">The database: see <see cref="AttachTarget"/>.</param>
    /// <param name="login">The login, with the map <c>secrets</c> of logins.</param>
    public static string AttachSecret(JsonElement database, DatabaseLogin login)
        => login.Value("secrets") is { ValueKind: JsonValueKind.Object } logins && Text(database, "secret") is { } secret
            ? string.Concat(logins.EnumerateObject().Where(l => SecretName(l.Name, l.Value) == secret).Select(static l => Statement(l.Name, l.Value)))
            : "";

    private static string AttachedType(string alias, JsonElement database)
    {
        if (database.ValueKind != JsonValueKind.Object)
        {
            throw new DatabaseException($"'attach.{alias}' must be a map of 'type' and 'secret' or 'path', and is {Json.Describe(database)}.");
        }

        return Text(database, "type")?.ToLowerInvariant() switch
        {
            null or DuckDbType => DuckDbType,
            "sqlite" => "sqlite",
            "postgres" or "pg" or "postgresql" => "postgres",
            "mysql" => "mysql",
            var other => throw new DatabaseException($"'attach.{alias}.type' is '{other}'.{Names.Hint(other, [DuckDbType, "sqlite", "postgres", "mysql"])}"),
        };
    }

    private static string[] Scoped(JsonElement login, params string[] all) => Text(login, "scope") is { } scope ? [scope] : all;

    private static string[] Extensions(string kind) => kind switch
    {
        "postgres" => ["postgres"],
        "mysql" => ["mysql"],
        "s3" or "gcs" => [Http],
        "azure" => ["azure", Http],
        _ => [],
    };

    /// <summary>The type says it; what has none, or one that says only how to sign (<c>hmac</c>), is told by its service.</summary>
    private static string Kind(JsonElement login)
    {
        var type = Text(login, "type")?.ToLowerInvariant();
        var service = Text(login, "service")?.ToLowerInvariant();
        return (type is null or "hmac" ? service ?? type : type) switch
        {
            "postgres" or "pg" or "postgresql" => "postgres",
            "mysql" => "mysql",
            "s3" or "aws" => "s3",
            "gcs" or "gs" or "hmac" => "gcs",
            "azure" => "azure",
            _ => "",
        };
    }

    private static string? Statement(string name, JsonElement login)
    {
        if (login.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var kind = Kind(login);
        (string Key, string? Value)[] parts = kind switch
        {
            "postgres" or "mysql" => Database(login),
            "s3" or "gcs" => Storage(login),
            "azure" => [("CONNECTION_STRING", Literal(Text(login, "connection_string")))],
            _ => [],
        };
        (string Key, string? Value)[] given = [.. parts.Where(static p => p.Value is not null)];
        if (given.Length == 0)
        {
            return null;
        }

        var sql = new StringBuilder($"CREATE OR REPLACE SECRET {Name(SecretName(name, login))} (\n  TYPE {kind}");
        foreach (var (key, value) in given)
        {
            sql.Append(",\n  ").Append(key).Append(' ').Append(value);
        }

        return sql.Append("\n);").ToString();
    }

    private static string SecretName(string name, JsonElement login) => Text(login, "secret_name") ?? name;

    private static (string Key, string? Value)[] Database(JsonElement login)
    {
        var known = DatabaseLogin.FromJson(login);
        return
        [
            ("HOST", Literal(known.Host)),
            ("PORT", known.Port is { } port ? FormattableString.Invariant($"{port}") : null),
            ("DATABASE", Literal(known.Database)),
            ("USER", Literal(known.User)),
            ("PASSWORD", Literal(known.Password)),
        ];
    }

    private static (string Key, string? Value)[] Storage(JsonElement login) =>
    [
        ("KEY_ID", Literal(Text(login, "key_id", "access_key_id"))),
        ("SECRET", Literal(Text(login, "secret_key", "secret", "secret_access_key"))),
        ("SESSION_TOKEN", Literal(Text(login, "session_token"))),
        ("REGION", Literal(Text(login, "region"))),
        ("ENDPOINT", Literal(Text(login, "endpoint"))),
        ("URL_STYLE", Literal(Text(login, "url_style"))),
        ("SCOPE", Literal(Text(login, "scope"))),
    ];

    private static string? Text(JsonElement map, params ReadOnlySpan<string> names)
    {
        if (map.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in names)
            {
                if (map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    private static string? Literal(string? text) => text is null ? null : DatabaseDialect.Literal(text);

    /// <summary>Plain names stand as they are.</summary>
    private static string Name(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : DatabaseDialect.Quote(name);
}
