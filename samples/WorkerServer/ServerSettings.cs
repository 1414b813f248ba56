using System.Net;
using Gen.Samples.WorkerServer.Commands;
using Microsoft.AspNetCore.Http;

namespace Gen.Samples.WorkerServer;

/// <summary>How the server is reached.</summary>
/// <param name="Urls">Where it listens.</param>
/// <param name="Token">What clients have to know; <see langword="null"/>: nothing, and then it listens on this machine only.</param>
internal sealed record ServerSettings(IReadOnlyList<string> Urls, string? Token)
{
    public const string DefaultUrls = "http://127.0.0.1:8090";
    public const string TokenVariable = "GEN_SERVER_TOKEN";

    private const int ShortestToken = 16;

    /// <exception cref="WrongInputException">It cannot or must not be reached so.</exception>
    public static ServerSettings Read(string urls, string? token)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length == 0)
        {
            throw new WrongInputException($"--urls is empty. Give an address, as in '{DefaultUrls}'.");
        }

        token = string.IsNullOrEmpty(token) ? null : token;
        if (token?.Length < ShortestToken)
        {
            throw new WrongInputException($"{TokenVariable} is shorter than {ShortestToken} characters, so that it can be guessed. Make one with 'openssl rand -hex 32'.");
        }

        foreach (var url in all)
        {
            Check(url, token);
        }

        return new(all, token);
    }

    private static void Check(string url, string? token)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new WrongInputException($"'{url}' is no address to listen on. Give one as in '{DefaultUrls}'.", e);
        }

        if (address.Scheme != Uri.UriSchemeHttp || address.IsUnixPipe || address.PathBase.Length > 0)
        {
            throw new WrongInputException($"The server listens on plain addresses such as '{DefaultUrls}', and not on '{url}'. For https, put a proxy in front of it.");
        }

        if (token is null && !IsLoopback(address.Host))
        {
            throw new WrongInputException($"'{url}' can be reached from other machines, and who reaches the server can have anything run. Set {TokenVariable}, or listen on 127.0.0.1.");
        }
    }

    /// <summary>Whether a name or address is this machine for itself.</summary>
    public static bool IsLoopback(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
