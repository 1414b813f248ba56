using Gen.Plugins.Model.Text;

namespace Gen.Worker.Shared.Auth;

/// <summary>The types of logins, and their other names.</summary>
public static class AuthTypes
{
    /// <summary>A PostgreSQL server: <c>db_host</c>, <c>db_port</c>, <c>db_name</c>, <c>db_user</c>, <c>db_password</c>, <c>sslmode</c>.</summary>
    public const string Postgres = "postgres";

    /// <summary>Keys of an object store: <c>service</c> (<c>gcs</c> or <c>s3</c>), <c>key_id</c>, <c>secret_key</c>.</summary>
    public const string Hmac = "hmac";

    /// <summary>Keys of S3, or of what speaks like it: those of <see cref="Hmac"/>, and what else is given, such as <c>region</c>.</summary>
    public const string S3 = "s3";

    /// <summary>An HTTP token: <c>token</c>.</summary>
    public const string Bearer = "bearer";

    /// <summary>HTTP's user and password: <c>username</c>, <c>password</c>.</summary>
    public const string Basic = "basic";

    /// <summary>HTTP headers by name.</summary>
    public const string Header = "header";

    /// <summary>A key in an HTTP header: <c>value</c>, and <c>header</c> if it is not <c>X-API-Key</c>.</summary>
    public const string ApiKey = "api_key";

    /// <summary>A Snowflake account; its members are as they are given.</summary>
    public const string Snowflake = "snowflake";

    /// <summary>A MySQL server, which DuckDB attaches; its members are as they are given.</summary>
    public const string MySql = "mysql";

    /// <summary>Azure's store of objects, which DuckDB reads: <c>connection_string</c>.</summary>
    public const string Azure = "azure";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [Postgres] = Postgres,
        ["postgresql"] = Postgres,
        ["pg"] = Postgres,
        [Hmac] = Hmac,
        ["gcs"] = Hmac,
        ["gcs_hmac"] = Hmac,
        [S3] = S3,
        ["s3_hmac"] = S3,
        [Bearer] = Bearer,
        ["token"] = Bearer,
        [Basic] = Basic,
        ["http_basic"] = Basic,
        [Header] = Header,
        [ApiKey] = ApiKey,
        ["apikey"] = ApiKey,
        ["api-key"] = ApiKey,
        [Snowflake] = Snowflake,
        [MySql] = MySql,
        [Azure] = Azure,
    };

    /// <summary>All types, without their other names.</summary>
    public static IReadOnlyList<string> All { get; } = [Postgres, Hmac, S3, Bearer, Basic, Header, ApiKey, Snowflake, MySql, Azure];

    /// <summary>The type of that name or other name, or <see langword="null"/> if there is none.</summary>
    /// <param name="name">The name, in whatever case.</param>
    public static string? Find(string? name) => name is not null && Names.TryGetValue(name.Trim(), out var type) ? type : null;

    /// <summary>What to write instead of an unknown type.</summary>
    internal static string Hint(string name)
        => NearestNames.Find(name, All) is { Length: > 0 } near ? $"Did you mean {string.Join(" or ", near.Select(static n => $"'{n}'"))}?" : $"The types are {string.Join(", ", All)}.";
}
