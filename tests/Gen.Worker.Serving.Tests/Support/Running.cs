using System.Diagnostics;
using System.Runtime.InteropServices;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Serving.Tests.Support;

/// <summary>A program that runs, with the lines that it has written.</summary>
internal sealed partial class Running : IDisposable
{
    private const int Interruption = 2;
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<(string Part, int Count, TaskCompletionSource<string> Seen)> _awaited = [];
    private readonly Task _read;

    private Running(Process process)
    {
        _process = process;
        _read = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static Running Start(ProcessStartInfo command) => new(Process.Start(command)!);

    /// <summary>A line that holds a text, the first or another one: it was written already, or is waited for.</summary>
    public async Task<string> LineAsync(string part, int count = 1)
    {
        TaskCompletionSource<string> seen;
        lock (_lines)
        {
            if (Find(part, count) is { } line)
            {
                return line;
            }

            seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((part, count, seen));
        }

        var first = await Task.WhenAny(seen.Task, _read).WaitAsync(Patience);
        Assert.True(first == seen.Task || seen.Task.IsCompleted, $"It ended without '{part}':\n{Output}");
        return await seen.Task;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop.</summary>
    public void Ask() => Assert.Equal(0, Signal(_process.Id, Terminate));

    /// <summary>What a terminal does at Ctrl+C, if the process leads a group.</summary>
    public void Interrupt() => Assert.Equal(0, Signal(-_process.Id, Interruption));

    public async Task<int> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
            await _read.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It does not end:\n{Output}");
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private string? Find(string part, int count) => _lines.Where(l => l.Contains(part, StringComparison.Ordinal)).ElementAtOrDefault(count - 1);

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
                foreach (var (part, count, seen) in _awaited)
                {
                    if (Find(part, count) is { } found)
                    {
                        seen.TrySetResult(found);
                    }
                }

                _awaited.RemoveAll(static a => a.Seen.Task.IsCompleted);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
