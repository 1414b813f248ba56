using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.Http;

/// <summary>
/// Sends an HTTP request. The result has <c>status</c>, <c>headers</c> (names in lower case) and <c>body</c>: the value if the answer says that it is JSON,
/// text otherwise. A status that says error is an error.
/// </summary>
[Plugin("http", Lifetime = ServiceLifetime.Singleton, Description = "Sends an HTTP request and reads the answer, JSON or text.")]
[PluginDependency("auth")]
[ActionInput("url", Required = true, FormerName = "endpoint", Description = "Where to: http or https.")]
[ActionInput("endpoint", Description = "Former name of url.")]
[ActionInput("method", Description = "GET if not given, or POST if there is a body.")]
[ActionInput("headers", Description = "Request headers, by name.")]
[ActionInput("query", Description = "Parameters to add to the URL, by name; lists repeat the name.")]
[ActionInput("body", Description = "Sent as JSON, whatever it is; text is sent as it is if headers give a content-type other than JSON.")]
[ActionInput("data", Description = "Goes into the query of GET, HEAD, DELETE and OPTIONS, and into the body of the others; 'query' and 'body' in it say it themselves.")]
[ActionInput("payload", Description = "Former name of body.")]
[ActionInput("params", Description = "Former name of data.")]
[ActionInput("args", Description = "Former name of data.")]
[ActionInput("with", Description = "Former name of data.")]
[ActionInput("auth", Description = "The login, a map of logins, or the name of a credential; of types bearer, basic, header and api_key.")]
[ActionInput("use_auth", Description = "Which login of a map of logins; all if not given.")]
[ActionInput("credential", Description = "Former name of auth.")]
[ActionInput("credentials", Description = "Former name of auth.")]
[ActionInput("timeout", Description = "Seconds until the whole answer must be there, 30 if not given.")]
internal sealed class HttpAction : IWorkerAction, IDisposable
{
    private static readonly TimeSpan Unset = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    private readonly TimeProvider _time;
    private readonly IAuthResolver? _auth;
    private readonly HttpClient _client;

    public HttpAction(TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null)
    {
        _time = time;
        _auth = auth;
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                // Followed by HttpExchange, which keeps headers from strangers.
                AllowAutoRedirect = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                // A client that lives as long as the worker would otherwise never see a changed address.
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                // Runs share the client; one must not see the other's cookies.
                UseCookies = false,
                // Kilobytes. What is longer is no answer but an attack.
                MaxResponseHeadersLength = 64,
            })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = HttpRequest.From(context.Inputs);
        using var limit = new TimeLimit(context.Inputs.Seconds("timeout", Unset, Most), _time, cancellationToken);
        try
        {
            var login = await HttpAuth.HeadersAsync(_auth, context, request, limit.Token).ConfigureAwait(false);
            return await new HttpExchange(_client, request with { Headers = [.. request.Headers, .. login] }, context.Secrets).RunAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            throw new ActionFailedException(FormattableString.Invariant(
                $"{request} was not answered in full within {limit.Limit.TotalSeconds} s. Give it more time with 'timeout'."));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ActionFailedException($"{request} failed: {context.Secrets.Redact(Whole(e))}", e);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The outer exception often says no more than that the inner one tells the reason.</summary>
    private static string Whole(Exception e)
    {
        var text = new StringBuilder(e.Message);
        for (var inner = e.InnerException; inner is not null; inner = inner.InnerException)
        {
            text.Append(' ').Append(inner.Message);
        }

        return text.ToString();
    }
}
