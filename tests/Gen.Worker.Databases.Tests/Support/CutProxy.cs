using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>Passes on what comes, until it has passed on so many bytes from the server, or the client has said a word; then the line is dead, without a goodbye.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly long _most;
    private readonly string? _lastWord;

    /// <summary>A line that is cut after so many bytes from the server.</summary>
    public CutProxy(int port, long most)
        : this(port, most, null)
    {
    }

    /// <summary>A line that is cut when the server answers what the client says with this word in it: the server has done it, and the client never hears of it.</summary>
    public CutProxy(int port, string lastWord)
        : this(port, long.MaxValue, lastWord)
    {
    }

    private CutProxy(int port, long most, string? lastWord)
    {
        (_port, _most, _lastWord) = (port, most, lastWord);
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _port);
                client.LingerState = server.LingerState = new(true, 0);
                var last = new TaskCompletionSource();
                await Task.WhenAny(AskAsync(client, server, last), AnswerAsync(server, client, last.Task));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private Task AskAsync(TcpClient client, TcpClient server, TaskCompletionSource last) => PassAsync(client, server, said =>
    {
        if (_lastWord is not null && Encoding.Latin1.GetString(said.Span).Contains(_lastWord, StringComparison.Ordinal))
        {
            last.SetResult();
        }

        return true;
    });

    private Task AnswerAsync(TcpClient server, TcpClient client, Task last)
    {
        var most = _most;
        return PassAsync(server, client, answer =>
        {
            var passes = most > 0 && !last.IsCompleted;
            most -= answer.Length;
            return passes;
        });
    }

    private static async Task PassAsync(TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        try
        {
            var buffer = new byte[8192];
            while (await from.GetStream().ReadAsync(buffer) is var read and > 0 && passes(buffer.AsMemory(0, read)))
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // An end has hung up.
        }
    }
}
