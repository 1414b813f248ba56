using System.Net;
using System.Net.Sockets;

namespace Gen.Worker.Tests.Support;

/// <summary>
/// Processes connect to it and stay connected for as long as they live: the kernel closes the connection of a process that ends, however it ends. So a test
/// knows that a process runs, and that it has ended, without looking at a clock.
/// </summary>
internal sealed class Witness : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Witness() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Python that defines <c>witness()</c>, which connects the calling process and no other.</summary>
    public string Python => $$"""
        import os, signal, socket, sys, time
        kept = []
        def witness():
            kept.clear()
            kept.append(socket.create_connection(("127.0.0.1", {{Port}})))
        """;

    public async Task<TcpClient> AcceptAsync() => await _listener.AcceptTcpClientAsync().WaitAsync(Patience);

    /// <summary>Returns when the process at the other end has ended.</summary>
    public static async Task EndedAsync(TcpClient client)
    {
        try
        {
            Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
        }
        catch (IOException)
        {
            // Reset: it ended too.
        }
    }

    public void Dispose() => _listener.Dispose();
}
