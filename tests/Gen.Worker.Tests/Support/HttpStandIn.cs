using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gen.Worker.Tests.Support;

/// <summary>An HTTP server on loopback that answers as a test says.</summary>
internal sealed class HttpStandIn : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerRequest, string, Task<(int Status, string Body)>> _answer;
    private readonly bool _isOneByOne;

    /// <param name="answer">Gets the request and its body, one request after the other.</param>
    public HttpStandIn(Func<HttpListenerRequest, string, (int Status, string Body)> answer)
        : this((request, body) => Task.FromResult(answer(request, body)), isOneByOne: true)
    {
    }

    /// <param name="answer">Gets the request and its body; while it thinks, others are answered.</param>
    public HttpStandIn(Func<HttpListenerRequest, string, Task<(int Status, string Body)>> answer)
        : this(answer, isOneByOne: false)
    {
    }

    private HttpStandIn(Func<HttpListenerRequest, string, Task<(int Status, string Body)>> answer, bool isOneByOne)
    {
        _answer = answer;
        _isOneByOne = isOneByOne;
        (_listener, Url) = Listen();
        _ = ServeAsync();
    }

    /// <summary>Its address, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Methods and paths that were asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Headers of every answer.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, string Url) Listen()
    {
        for (var tries = 0; ; tries++)
        {
            // A listener cannot choose a free port itself; between finding one and taking it, somebody else may.
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}");
            }
            catch (HttpListenerException) when (tries < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var answered = AnswerAsync(await _listener.GetContextAsync());
                if (_isOneByOne)
                {
                    await answered;
                }
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            lock (Requests)
            {
                Requests.Add($"{context.Request.HttpMethod} {context.Request.RawUrl}");
            }

            var (status, text) = await _answer(context.Request, body);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            foreach (var (name, value) in Headers)
            {
                context.Response.Headers[name] = value;
            }

            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The test is over, or the client has heard enough.
        }
    }
}
