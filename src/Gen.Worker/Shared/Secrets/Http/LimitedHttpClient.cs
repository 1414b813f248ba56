using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gen.Worker.Runtime.Actions;
using Polly;
using Polly.Retry;

namespace Gen.Worker.Shared.Secrets.Http;

/// <summary>
/// Asks a server for secrets: within limits of size and time, again if the trouble may pass, never by a redirect (which could carry a token to a stranger) and, by
/// https, never without the certificate being right.
/// </summary>
public sealed class LimitedHttpClient : IDisposable
{
    private readonly string _server;
    private readonly LimitedHttpOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<LimitedHttpAnswer> _pipeline;

    /// <summary>Makes a client.</summary>
    /// <param name="server">The server, as messages name it: <c>Vault at https://vault.example</c>.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    public LimitedHttpClient(string server, LimitedHttpOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _server = server;
        _options = options;
        _time = time;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
                MaxResponseHeadersLength = 64,
                SslOptions = Tls(options.Authorities),
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _pipeline = new ResiliencePipelineBuilder<LimitedHttpAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<LimitedHttpAnswer>
            {
                MaxRetryAttempts = options.Attempts - 1,
                Delay = options.RetryDelay,
                MaxDelay = options.MostDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => ValueTask.FromResult(IsPassing(args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter is { } wanted ? (TimeSpan?)(wanted < options.MostDelay ? wanted : options.MostDelay) : null),
            })
            .Build();
    }

    /// <summary>Checks the address of a server that gets and gives secrets.</summary>
    /// <param name="setting">What holds it, for the message.</param>
    /// <param name="value">The address.</param>
    /// <returns>The address, ending in a slash.</returns>
    /// <exception cref="SecretException">It is not an https address, nor an http address of this machine.</exception>
    public static Uri Address(string setting, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            throw new SecretException($"{setting} must be a URL such as https://server:8200, without a user, a password or a query.");
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            throw new SecretException($"{setting} is http://{url.Authority}. Secrets are sent by https only, or by http to this machine.");
        }

        return url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;
    }

    /// <summary>Sends a request, and again while the trouble may pass.</summary>
    /// <param name="what">What it is for, as the beginning of a message.</param>
    /// <param name="request">Makes the request, for each attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The last answer, whatever its status but a redirect.</returns>
    /// <exception cref="SecretException">There is no answer, or it is too long or late, or a redirect.</exception>
    public async Task<LimitedHttpAnswer> SendAsync(string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var limit = new TimeLimit(_options.Timeout, _time, cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(async token => await SendOnceAsync(what, request, token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsOver)
        {
            throw new SecretException(FormattableString.Invariant($"{what}: {_server} did not answer in full within {_options.Timeout.TotalSeconds} s."), e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new SecretException($"{what}: {_server} cannot be asked: {e.Message}{(e.InnerException is { } inner ? $" {inner.Message}" : "")}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<LimitedHttpAnswer> SendOnceAsync(string what, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var message = request();
        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest)
        {
            var place = answer.Headers.Location is { IsAbsoluteUri: true } location ? $" to '{location.GetLeftPart(UriPartial.Authority)}'" : "";
            throw new SecretException($"{what}: {_server} answered with {(int)answer.StatusCode}, a redirect{place}, which is not followed with a token. Name the server that answers itself.");
        }

        var body = await LimitedBody.ReadAsync(answer.Content, _options.MostBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new SecretException($"{what}: {_server} answered with more than {_options.MostBytes} bytes.");
        return new(answer.StatusCode, body, RetryAfter(answer));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - _time.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsPassing(Outcome<LimitedHttpAnswer> outcome) => outcome switch
    {
        // A wrong certificate is wrong the next time too.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException or IOException } => true,
        { Result.IsPassing: true } => true,
        _ => false,
    };

    private static SslClientAuthenticationOptions Tls(X509Certificate2Collection? authorities)
    {
        var options = new SslClientAuthenticationOptions();
        if (authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return options;
    }
}
