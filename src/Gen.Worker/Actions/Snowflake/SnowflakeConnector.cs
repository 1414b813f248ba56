using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>Snowflake, by its SQL REST API (/api/v2/statements).</summary>
internal sealed class SnowflakeConnector(TimeProvider time) : IDatabaseConnector, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.GZip,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        // Each request has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public DatabaseDialect Dialect => DatabaseDialect.Snowflake;

    public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        cancellationToken.ThrowIfCancellationRequested();

        // No connection is held: a wrong login is told by the first statement.
        return Task.FromResult<IDatabaseSession>(new SnowflakeSession(new SnowflakeClient(_http, login, SnowflakeToken.Create(login, time), time)));
    }

    public void Dispose() => _http.Dispose();
}
