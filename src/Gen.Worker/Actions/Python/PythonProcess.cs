using System.ComponentModel;
using System.Diagnostics;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Actions.Python;

/// <summary>A python3 process that runs the driver.</summary>
internal sealed class PythonProcess : IDisposable
{
    /// <summary>The longest result.</summary>
    public const int MostAnswerBytes = 64 * 1024 * 1024;

    private const int MostPrintedBytes = 16 * 1024;
    private const string Marker = "GEN_WORKER_STEP";

    /// <summary>
    /// The worker's environment may hold secrets. Python gets what it needs to start, to find its modules, to reach its home and to speak the user's
    /// language; a step asks for more by 'env'.
    /// </summary>
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
        "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    /// <summary>How long to wait for a pipe whose holder escaped every attempt to end it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly Lazy<string> Driver = new(ReadDriver);

    private readonly Process _process;
    private readonly ProcessFamily _family;

    private PythonProcess(Process process, ProcessFamily family)
    {
        _process = process;
        _family = family;
    }

    /// <summary>Starts it.</summary>
    /// <param name="folder">Its current folder.</param>
    /// <param name="variables">Its environment, besides what it inherits.</param>
    /// <exception cref="ActionFailedException">There is no python3.</exception>
    public static PythonProcess Start(string folder, IReadOnlyDictionary<string, string> variables)
    {
        var mark = Guid.NewGuid().ToString("N");
        var start = new ProcessStartInfo
        {
            FileName = OperatingSystem.IsWindows() ? "python" : "python3",
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // -u: prints are not lost when it is killed. -B: writes no .pyc files. UTF-8, whatever the locale.
        foreach (var argument in (ReadOnlySpan<string>)["-u", "-B", "-X", "utf8", "-c", Driver.Value])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment[Marker] = mark;
        return new(Start(start), new ProcessFamily($"{Marker}={mark}"));
    }

    /// <summary>Gives it a request and waits until it has ended. When this returns or throws, none of its processes runs any more.</summary>
    public async Task<PythonEnd> RunAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var answer = Output.ReadStartAsync(_process.StandardOutput.BaseStream, MostAnswerBytes);
        var printed = Output.ReadEndAsync(_process.StandardError.BaseStream, MostPrintedBytes);
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Children may have outlived it, and may hold the pipes open.
            _family.Kill(_process);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        // A daemon that cleared its environment and left the group is not found. It must not hold the step up.
        await Task.WhenAny(Task.WhenAll(answer, printed), Task.Delay(Grace, cancellationToken)).ConfigureAwait(false);
        return new(_process.ExitCode, Read(answer), Read(printed));
    }

    public void Dispose() => _process.Dispose();

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e) when (Directory.Exists(start.WorkingDirectory))
        {
            throw new ActionFailedException(
                $"'{start.FileName}' cannot be started: {e.Message}. Install Python 3 and see that it is on the PATH "
                + "(Debian, Ubuntu: apt-get install python3; Fedora: dnf install python3; macOS: brew install python; Windows: winget install Python.Python.3.13).",
                e);
        }
    }

    private static string ReadDriver()
    {
        using var reader = new StreamReader(typeof(PythonProcess).Assembly.GetManifestResourceStream("driver.py")!);
        return reader.ReadToEnd();
    }

    private static Output Read(Task<Output> output) => output.IsCompletedSuccessfully ? output.Result : default;

    private async Task SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            // Not closed: the open pipe tells the driver that the worker lives.
            var pipe = _process.StandardInput.BaseStream;
            await pipe.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended before it had read everything. Its exit code says more.
        }
    }
}
