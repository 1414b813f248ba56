using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Databases;

/// <summary>
/// Where a database is and as whom to go there, all references and secrets resolved. Members may have the names that credentials have always had: <c>host</c> or <c>db_host</c>,
/// <c>user</c>, <c>username</c> or <c>db_user</c>, and so on. <see cref="object.ToString"/> tells the place, never a secret.
/// </summary>
public sealed class DatabaseLogin
{
    private static readonly string[] Secret = ["password", "private_key", "private_key_passphrase", "token", "dsn", "secret_key", "secrets", "attach"];

    private static readonly string[] Members =
        ["host", "port", "database", "user", "password", "dsn", "schema", "sslmode", "account", "warehouse", "role", "private_key", "private_key_passphrase", "url", "secrets", "attach", "memory_limit", "threads", "temp_directory"];

    private readonly Dictionary<string, JsonElement> _values;
    private readonly List<string> _made = [];
    private SecretScope? _secrets;

    private DatabaseLogin(Dictionary<string, JsonElement> values) => _values = values;

    /// <summary>The kind of database, lower case, if the login says it.</summary>
    public string? Type => Text("type")?.ToLowerInvariant();

    /// <summary>The server.</summary>
    public string? Host => Text("host");

    /// <summary>The server's port.</summary>
    /// <exception cref="DatabaseException">It is no port.</exception>
    public int? Port => Text("port") is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw new DatabaseException("The login's 'port' is no port: it is a number from 1 to 65535.");

    /// <summary>The database's name, or its file.</summary>
    public string? Database => Text("database");

    /// <summary>Who logs in.</summary>
    public string? User => Text("user");

    /// <summary>The password.</summary>
    public string? Password => Text("password");

    /// <summary>A whole connection string or URI, which holds all of the above.</summary>
    public string? ConnectionString => Text("dsn");

    /// <summary>Reads a login.</summary>
    /// <param name="value">A map.</param>
    /// <exception cref="DatabaseException">It is no map.</exception>
    public static DatabaseLogin FromJson(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new DatabaseException($"A login must be a map, with 'host', 'database', 'user' and so on, and is {Json.Describe(value)}.");
        }

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            // Of two spellings of one thing the first counts.
            if (member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                values.TryAdd(Canonical(member.Name), member.Value);
            }
        }

        return new(values);
    }

    /// <summary>Whether a login may have a member of that name.</summary>
    /// <param name="name">The name, or one of the member's other names.</param>
    public static bool IsMember(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Array.IndexOf(Members, Canonical(name)) >= 0;
    }

    /// <summary>Tells a run what of the login is secret. To be done before anything is connected to.</summary>
    /// <param name="secrets">The run's secrets.</param>
    public void Register(SecretScope secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        foreach (var name in Secret)
        {
            // A password of digits is a number in YAML. Of a map whoever resolved it has told already.
            if (_values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                secrets.Register(value);
            }
        }

        // Keys come through environment variables with their line ends spelt; each line of a key is a secret.
        secrets.Register(Text("private_key")?.Replace("\\n", "\n", StringComparison.Ordinal));
        lock (_made)
        {
            _secrets = secrets;
            _made.ForEach(secrets.Register);
        }

        foreach (var secret in ConnectionSecrets.Of(ConnectionString))
        {
            secrets.Register(secret);
        }

        // What is attached is named by its file, or by what a driver takes, which may hold a password.
        if (Value("attach") is { ValueKind: JsonValueKind.Object } attach)
        {
            foreach (var member in attach.EnumerateObject().Where(static a => a.Value.ValueKind == JsonValueKind.Object).SelectMany(static a => a.Value.EnumerateObject()))
            {
                foreach (var secret in ConnectionSecrets.Of(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null))
                {
                    secrets.Register(secret);
                }
            }
        }
    }

    /// <summary>Adds a secret that was made of the login: a token that its key signed, say. To be done before the database sees it.</summary>
    /// <param name="secret">The secret. Not more than some in a run: all that the run tells is searched for each.</param>
    public void Keep(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        lock (_made)
        {
            if (!_made.Contains(secret))
            {
                _made.Add(secret);
                _secrets?.Register(secret);
            }
        }
    }

    /// <summary>A member as text; <see langword="null"/> if it is not given or empty.</summary>
    /// <param name="name">The member's first name.</param>
    public string? Text(string name) => _values.TryGetValue(name, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() is { Length: > 0 } text ? text : null : value.GetRawText()
        : null;

    /// <summary>A member, whatever it is.</summary>
    /// <param name="name">The member's first name.</param>
    public JsonElement? Value(string name) => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>A member that must be given.</summary>
    /// <param name="name">The member's first name.</param>
    /// <exception cref="DatabaseException">It is not given.</exception>
    public string Required(string name) => Text(name) ?? throw new DatabaseException($"The login lacks '{name}'.");

    /// <summary>A text without the login's secrets: some drivers quote what they were given.</summary>
    /// <param name="text">What a driver said.</param>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text);
        foreach (var name in Secret)
        {
            if (_values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                // Only here: a number within a map is a port more often than a password.
                Hide(clean, value.GetRawText());
            }
            else
            {
                Redact(clean, value);
            }
        }

        lock (_made)
        {
            _made.ForEach(secret => clean.Replace(secret, "***"));
        }

        return clean.ToString();
    }

    /// <summary>What a server said, without the secrets of the login and of its run, and not longer than a person reads. It is cut last, so that no half of a secret is left.</summary>
    /// <param name="said">What it said.</param>
    /// <param name="most">The most characters that are kept.</param>
    public string Quote(string said, int most)
    {
        ArgumentNullException.ThrowIfNull(said);
        SecretScope? secrets;
        lock (_made)
        {
            secrets = _secrets;
        }

        var text = Redact(secrets is null ? said : secrets.Redact(said)).Trim();
        return text.Length > most ? $"{text[..most]} ..." : text;
    }

    /// <summary>The place, for people.</summary>
    public override string ToString()
        => Text("account") is { } account ? account
        : Host is { } host ? string.Create(CultureInfo.InvariantCulture, $"{host}{(Text("port") is { } port ? ":" + port : "")}/{Database ?? User}")
        : ConnectionString is null ? Database ?? "memory" : "the database of its connection string";

    private static void Redact(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Hide(text, value.GetString()!);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Redact(text, member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Redact(text, item);
                }

                break;
        }
    }

    private static void Hide(StringBuilder text, string secret)
    {
        if (secret.Length >= SecretScope.FewestCharacters)
        {
            text.Replace(secret, "***");
        }
    }

    private static string Canonical(string name) => name.ToLowerInvariant() switch
    {
        "db_host" or "pg_host" or "server" or "hostname" => "host",
        "db_port" or "pg_port" => "port",
        "db_name" or "dbname" or "pg_database" or "sf_database" or "path" or "file" or "db_path" or "database_path" => "database",
        "username" or "db_user" or "pg_user" or "sf_user" => "user",
        "db_password" or "pg_password" or "sf_password" or "pass" => "password",
        "db_conn_string" or "connection_string" or "conn_string" or "uri" => "dsn",
        "sf_account" => "account",
        "sf_warehouse" => "warehouse",
        "sf_schema" or "db_schema" => "schema",
        "sf_role" => "role",
        "sf_private_key" => "private_key",
        "sf_private_key_passphrase" => "private_key_passphrase",
        "ssl_mode" or "db_sslmode" => "sslmode",
        var other => other,
    };
}
