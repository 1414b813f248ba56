using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Databases;
using Npgsql;

namespace Gen.Worker.Actions.Postgres;

/// <summary>PostgreSQL, by Npgsql.</summary>
internal sealed class PostgresConnector : IDatabaseConnector
{
    public DatabaseDialect Dialect => DatabaseDialect.PostgreSql;

    public async Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        var source = Source(login);
        try
        {
            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            return new PostgresSession(source, connection, login);
        }
        catch (Exception e)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            if (PostgresErrors.IsDatabase(e))
            {
                throw PostgresErrors.ToException(e, $"PostgreSQL ({login}) cannot be reached", login, cancellationToken);
            }

            throw;
        }
    }

    private static NpgsqlDataSource Source(DatabaseLogin login)
    {
        var address = Address(login);
        try
        {
            // Slim: what is not asked for is not in a native program. Encryption is.
            var builder = new NpgsqlSlimDataSourceBuilder(address);
            builder.EnableTransportSecurity();
            var keys = builder.ConnectionStringBuilder;
            keys.Host ??= login.Required("host");
            if (login.ConnectionString is null)
            {
                keys.Port = login.Port ?? 5432;
                keys.Username = login.Required("user");
                keys.Password = login.Password;
                keys.Database = login.Database ?? keys.Username;
            }

            if (login.Text("sslmode") is { } mode)
            {
                keys.SslMode = Enum.TryParse<SslMode>(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var parsed)
                    ? parsed
                    : throw new DatabaseException("The login's 'sslmode' is one of disable, allow, prefer, require, verify-ca, verify-full.");
            }

            if (login.Text("schema") is { } schema)
            {
                keys.SearchPath = DatabaseDialect.Quote(schema);
            }

            keys.ApplicationName ??= "gen-worker";

            // A session is one step's; the next step may have another login.
            keys.Pooling = false;
            keys.CommandTimeout = 0;
            keys.IncludeErrorDetail = false;
            return builder.Build();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException or NotSupportedException)
        {
            // The driver's message quotes what it was given.
            throw new DatabaseException(
                "PostgreSQL's driver does not understand the login. Give 'host', 'port', 'database', 'user' and 'password', or a 'dsn' such as postgresql://user:password@host:5432/database.");
        }
    }

    private static string Address(DatabaseLogin login)
    {
        try
        {
            return login.ConnectionString is { } text ? DatabaseAddress.Parse(text).ConnectionString : "";
        }
        catch (FormatException e)
        {
            // It says what is wrong, and does not repeat it.
            throw new DatabaseException(e.Message);
        }
    }
}
