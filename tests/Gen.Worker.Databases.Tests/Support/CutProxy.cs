using System.Net;
using System.Net.Sockets;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>Passes on what comes, until it has passed on so many bytes from the server; then the line is dead, without a goodbye.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly long _most;

    public CutProxy(int port, long most)
    {
        (_port, _most) = (port, most);
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
                await Task.WhenAny(PassAsync(client, server, long.MaxValue), PassAsync(server, client, _most));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to, long most)
    {
        try
        {
            var buffer = new byte[8192];
            while (most > 0 && await from.GetStream().ReadAsync(buffer) is var read and > 0)
            {
                most -= read;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // An end has hung up.
        }
    }
}
