namespace Gen.Worker.Runtime.Events.Wire;

/// <summary>Where the server's API is. A server is given by its address, with or without <c>/api</c>, with or without a slash at the end.</summary>
public static class ServerUrl
{
    private const string Api = "/api";

    /// <summary>Where events are sent to.</summary>
    /// <param name="server">The server: <c>http://host:8090</c>.</param>
    /// <exception cref="FormatException">It is no address of a server.</exception>
    public static Uri OfEvents(string server) => At(server, "events");

    /// <summary>A place of the API.</summary>
    /// <param name="server">The server: <c>http://host:8090</c>.</param>
    /// <param name="place">The place below <c>/api/</c>: <c>queue/lease</c>.</param>
    /// <exception cref="FormatException">It is no address of a server.</exception>
    public static Uri At(string server, string place)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentException.ThrowIfNullOrEmpty(place);

        // What is wrong may hold a password, so that the message does not repeat it.
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new FormatException("The server's address is not an http or https URL. Give it as in 'http://127.0.0.1:8090'.");
        }

        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new FormatException("The server's address may have no user, no '?' and no '#'. A token is given by GEN_SERVER_TOKEN.");
        }

        var path = url.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(Api, StringComparison.Ordinal) ? path : path + Api;
        return new Uri(url, $"{path}/{place}");
    }
}
