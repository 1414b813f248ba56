using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Gen.Samples.Together;

/// <summary>One of the two, with its output passed on, each line after its name.</summary>
internal sealed partial class Child : IAsyncDisposable
{
    private const int Terminate = 15;
    private const string Setsid = "/usr/bin/setsid";

    private readonly Process _process;
    private readonly string _name;
    private readonly TaskCompletionSource<string> _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _beginning;

    private Child(string name, Process process, string? beginning)
    {
        _beginning = beginning;
        _name = name;
        _process = process;
        Ended = EndAsync();
    }

    /// <summary>Its exit code, when it has ended.</summary>
    public Task<int> Ended { get; }

    /// <param name="name">What its lines begin with.</param>
    /// <param name="program">Which of the programs that this one was built with.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="beginning">How the line begins that <see cref="WaitAsync"/> waits for.</param>
    public static Child Start(string name, string program, IEnumerable<string> arguments, string? beginning = null)
    {
        var path = typeof(Child).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == program).Value!;
        var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";

        // In a session of its own Ctrl+C does not reach it: the worker is to end before the server.
        var command = new ProcessStartInfo(File.Exists(Setsid) ? Setsid : host, File.Exists(Setsid) ? [host, path, .. arguments] : [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(name, Process.Start(command)!, beginning);
    }

    /// <summary>Waits for the line on its standard output.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The line; <see langword="null"/>: it has ended without one, or waiting has.</returns>
    public async Task<string?> WaitAsync(CancellationToken cancellationToken)
    {
        var first = await Task.WhenAny(_awaited.Task, Ended, Task.Delay(Timeout.Infinite, cancellationToken));
        return first == _awaited.Task ? await _awaited.Task : null;
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsWindows())
            {
                // There is no such signal; what was begun is safe on disk.
                _process.Kill(entireProcessTree: true);
            }
            else
            {
                _ = Signal(_process.Id, Terminate);
            }
        }

        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await Task.WhenAll(PassOnAsync(_process.StandardOutput, Console.Out), PassOnAsync(_process.StandardError, Console.Error));
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task PassOnAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync($"{_name,-6} | {line}");
            if (_beginning is { } beginning && line.StartsWith(beginning, StringComparison.Ordinal))
            {
                _awaited.TrySetResult(line);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
