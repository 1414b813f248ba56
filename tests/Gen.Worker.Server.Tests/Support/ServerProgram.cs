using System.Diagnostics;
using System.Reflection;

namespace Gen.Worker.Server.Tests.Support;

/// <summary>The built samples/WorkerServer in a process of its own, or the program that GEN_SERVER_PROGRAM names: a native one, say.</summary>
internal sealed class ServerProgram : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProgram(Process process, Uri url)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = url };
    }

    public HttpClient Client { get; }

    public static ProcessStartInfo Command(params string[] arguments)
    {
        var command = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        command.Environment.Remove("GEN_SERVER_DATABASE");
        command.Environment.Remove("GEN_SERVER_TOKEN");
        if (Environment.GetEnvironmentVariable("GEN_SERVER_PROGRAM") is { Length: > 0 } program)
        {
            command.FileName = program;
        }
        else
        {
            command.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            command.ArgumentList.Add(typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ServerProgram").Value!);
        }

        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }

    public static async Task<ServerProgram> StartAsync(string connectionString)
    {
        var process = Process.Start(Command("--database", connectionString, "--urls", "http://127.0.0.1:0"))!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience);
        const string Listening = "Listening on ";
        if (line?.StartsWith(Listening, StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException(line + await process.StandardError.ReadToEndAsync());
        }

        return new(process, new Uri(line[Listening.Length..]));
    }

    /// <summary>Runs it to its end, which it has if something is wrong.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return (process.ExitCode, await output, await error);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var response = await Client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM.</summary>
    public async Task<(int Code, string Error)> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return (_process.ExitCode, await _process.StandardError.ReadToEndAsync());
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
