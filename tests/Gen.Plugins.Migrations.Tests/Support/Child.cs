using System.Diagnostics;
using System.Reflection;

namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>A process that migrates. It says what it does, and goes on when it is told to.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly string s_program = typeof(Child).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ChildProgram").Value!;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public Child(TestDatabase database, TestFolder folder, bool steps)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[s_program, database.Dialect.ToString(), database.ConnectionString, folder.Path, steps ? "step" : "free"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Reads what it says next; <see langword="null"/>: it has ended.</summary>
    public async Task<string?> ReadAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);

    public async Task GoOnAsync()
    {
        await _process.StandardInput.WriteAsync('.');
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Lets it go on until it is about to do something.</summary>
    public async Task GoOnUntilAsync(string what)
    {
        while (true)
        {
            var line = await ReadAsync();
            Assert.NotNull(line);
            if (line.StartsWith(what, StringComparison.Ordinal))
            {
                return;
            }

            await GoOnAsync();
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
