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

    /// <summary>
    /// One for each login of a run, whichever steps use it: a token signed for each step would be a secret more each time, and all that the run tells is searched for each.
    /// </summary>
    private readonly Dictionary<(string? Account, string? User, string? Key, string? Passphrase), SnowflakeToken> _tokens = [];

    public DatabaseDialect Dialect => DatabaseDialect.Snowflake;

    public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        cancellationToken.ThrowIfCancellationRequested();

        // No connection is held: a wrong login is told by the first statement.
        return Task.FromResult<IDatabaseSession>(new SnowflakeSession(new SnowflakeClient(_http, login, Token(login), time)));
    }

    public void Dispose()
    {
        _http.Dispose();
        lock (_tokens)
        {
            foreach (var token in _tokens.Values)
            {
                token.Dispose();
            }

            _tokens.Clear();
        }
    }

    private SnowflakeToken Token(DatabaseLogin login)
    {
        var key = (login.Text("account"), login.Text("user"), login.Text("private_key"), login.Text("private_key_passphrase"));
        lock (_tokens)
        {
            if (!_tokens.TryGetValue(key, out var token))
            {
                _tokens.Add(key, token = SnowflakeToken.Create(login, time));
            }

            return token;
        }
    }
}
