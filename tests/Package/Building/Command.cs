using System.Diagnostics;
using System.Text;

namespace Gen.Plugins.Package.Tests.Building;

/// <summary>A program that was started, and what became of it.</summary>
/// <param name="Line">What was started, for messages.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record Command(string Line, int ExitCode, string Output)
{
    /// <summary>Far above what the slowest build takes; a build that hangs is not waited for without end.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>What a test run sets for itself and what a build must not inherit.</summary>
    private static readonly string[] s_foreign = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "CI", "CONFIGURATION", "PLATFORM", "DOTNET_ROLL_FORWARD"];

    /// <summary>
    /// Where builds keep what is temporary, and by which they find the one compiler that stays warm for them. Another one than the solution's: a compiler looks for the parts of an analyzer
    /// wherever it has seen a file of that name, and those of this package are gone when these tests end.
    /// </summary>
    private static readonly string s_temporary = Directory.CreateTempSubdirectory("gen-plugins-").FullName;

    public static Task<Command> DotnetAsync(string folder, params string[] arguments) => RunAsync(folder, "dotnet", arguments, []);

    /// <summary>Ends the compiler.</summary>
    public static async Task EndCompilerAsync()
    {
        await DotnetAsync(s_temporary, "build-server", "shutdown", "--vbcscompiler");
        Directory.Delete(s_temporary, recursive: true);
    }

    public static async Task<Command> RunAsync(string folder, string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(static name => s_foreign.Any(f => f == name || (f.Length > 2 && name.StartsWith(f, StringComparison.OrdinalIgnoreCase)))).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A build node or server that outlives its build would keep the pipes open; the compiler has pipes of its own.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["TMPDIR"] = s_temporary;
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var line = program + " " + string.Join(' ', arguments);
        using var limit = new CancellationTokenSource(s_limit);
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        try
        {
            await Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{line}' in '{folder}' took more than {s_limit}. It printed:\n{output}");
        }

        return new(line, process.ExitCode, output.ToString());

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(limit.Token) is { } text)
            {
                lock (output)
                {
                    output.Append(text).Append('\n');
                }
            }
        }
    }

    /// <summary>The output of a program that ended well.</summary>
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"'{Line}' ended with exit code {ExitCode}:\n{Output}");
        return Output;
    }
}
