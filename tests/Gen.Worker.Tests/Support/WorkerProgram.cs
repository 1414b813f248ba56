using System.Diagnostics;
using System.Reflection;

namespace Gen.Worker.Tests.Support;

/// <summary>The built samples/Worker, or the program that GEN_WORKER_PROGRAM names: a native one, say.</summary>
internal static class WorkerProgram
{
    /// <summary>The managed program, of which a native one is made; `gen` reads it.</summary>
    public static readonly string Built = Find("WorkerProgram");

    private static readonly DirectoryInfo Data = CreateData();
    private static int s_count;

    public static ProcessStartInfo Command(params string[] arguments)
    {
        var command = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };

        // Where the worker puts a file of its own: each time a new place, and never the user's.
        command.Environment["XDG_DATA_HOME"] = command.Environment["LOCALAPPDATA"] = Path.Combine(Data.FullName, $"{Interlocked.Increment(ref s_count)}");
        command.Environment.Remove("WORKER_DATABASE");
        if (Environment.GetEnvironmentVariable("GEN_WORKER_PROGRAM") is { Length: > 0 } program)
        {
            command.FileName = program;
        }
        else
        {
            command.FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            command.ArgumentList.Add(Built);
        }

        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }

    public static Task<WorkerExit> RunAsync(params string[] arguments) => RunAsync(Command(arguments));

    /// <summary>Runs the command `gen`.</summary>
    public static Task<WorkerExit> GenAsync(params string[] arguments) => RunAsync(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Find("GenProgram"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true });

    public static async Task<WorkerExit> RunAsync(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        return await EndAsync(process);
    }

    public static async Task<WorkerExit> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new(process.ExitCode, await output, await error);
    }

    private static string Find(string program) => typeof(WorkerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == program).Value!;

    private static DirectoryInfo CreateData()
    {
        var data = Directory.CreateTempSubdirectory("gen-worker-data-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => data.Delete(recursive: true);
        return data;
    }
}
