using System.Net.Http.Headers;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Shared.Secrets.Http;

/// <summary>The server that the worker works for, as the environment names it: where it is, and the token that it wants. Members may be called at the same time.</summary>
public sealed class ServerConnection : IDisposable
{
    /// <summary>The variable of the address.</summary>
    public const string AddressVariable = "GEN_SERVER_URL";

    /// <summary>The variable of the token.</summary>
    public const string TokenVariable = "GEN_SERVER_TOKEN";

    private static readonly string[] AddressVariables = [AddressVariable, "NOETL_SERVER_URL"];
    private static readonly string[] TokenVariables = [TokenVariable, "NOETL_SERVER_TOKEN"];

    private readonly Lazy<(Uri Address, LimitedHttpClient Http)> _server;

    /// <summary>Reads where the server is; asks it nothing.</summary>
    /// <param name="variables">Where; the process's own if not given.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limits">What a request may cost.</param>
    public ServerConnection(EnvironmentVariables? variables = null, TimeProvider? time = null, LimitedHttpOptions? limits = null)
    {
        var environment = variables ?? EnvironmentVariables.Process;
        var variable = Array.Find(AddressVariables, v => environment[v] is not null) ?? AddressVariable;
        var server = environment[variable];
        IsConfigured = server is not null;
        Token = TokenVariables.Select(v => environment[v]).FirstOrDefault(static v => v is not null);
        _server = new(
            () =>
            {
                var address = LimitedHttpClient.Address(variable, server!);
                return (address, new LimitedHttpClient($"the server at {address.GetLeftPart(UriPartial.Authority)}", limits ?? new(), time ?? TimeProvider.System));
            },
            LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>What to do if there is none, as a sentence.</summary>
    public static string HowToConfigure => $"{AddressVariable} is the server's address, {TokenVariable} the token that it wants, if any.";

    /// <summary>Whether there is an address.</summary>
    public bool IsConfigured { get; }

    /// <summary>The token, if there is one: a secret.</summary>
    public string? Token { get; }

    /// <summary>Sends a request, and again while the trouble may pass.</summary>
    /// <param name="what">What it is for, as the beginning of a message.</param>
    /// <param name="method">The method.</param>
    /// <param name="place">The place below <c>/api/</c>, which the address may end with.</param>
    /// <param name="complete">Adds what else the request has, for each attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The last answer, whatever its status but a redirect.</returns>
    /// <exception cref="SecretException">The address is none; or there is no answer, or it is too long or late, or a redirect.</exception>
    public Task<LimitedHttpAnswer> SendAsync(string what, HttpMethod method, string place, Action<HttpRequestMessage>? complete, CancellationToken cancellationToken)
    {
        var (address, http) = _server.Value;
        var url = ServerUrl.At(address.AbsoluteUri, place);
        return http.SendAsync(what, Message, cancellationToken);

        HttpRequestMessage Message()
        {
            var message = new HttpRequestMessage(method, url);
            complete?.Invoke(message);
            if (Token is not null)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            }

            return message;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Http.Dispose();
        }
    }
}
