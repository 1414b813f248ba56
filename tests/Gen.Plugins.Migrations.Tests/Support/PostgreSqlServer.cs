using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>A server of the tests' own: in a temporary folder, on a free port, as an ordinary user (it refuses to run as root), with a password.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    public const string User = "tester";
    public const string Password = "geheim-6f1d";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gen-postgresql-");
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];
    private Process? _process;
    private int _databases;

    /// <summary>Whether what is committed is on the disk, which tests do not need.</summary>
    public bool IsDurable { get; init; }

    public int Port { get; } = FreePort();

    /// <summary>The lines that the server wrote.</summary>
    public string[] Log
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    public string ConnectionString(string database)
        => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Port, Username = User, Password = Password, Database = database, Timeout = 30, MaxPoolSize = 20, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5,
        }.ToString();

    public async Task<PostgreSqlTestDatabase> CreateAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await AdministrateAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return new(this, name);
    }

    public Task DropAsync(string name) => AdministrateAsync($"DROP DATABASE {name} WITH (FORCE)");

    public async Task InitializeAsync()
    {
        var password = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", "postgres", _folder.FullName);
        }

        await RunAsync("initdb", "-D", Data, "-U", User, "-A", "scram-sha-256", $"--pwfile={password}", "--no-sync", "-E", "UTF8", "--locale=C");
        _process = Start("postgres", "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder.FullName}", "-c", IsDurable ? "fsync=on" : "fsync=off", "-c", "max_connections=100");
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        await _ready.Task.WaitAsync(s_patience);
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        await _process!.WaitForExitAsync();
        _folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Stop()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
        }

        if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private async Task AdministrateAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await output}{await error}");
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        var file = program == "chown" ? program : Path.Combine(Programs(), program);
        if (Environment.IsPrivilegedProcess && program != "chown")
        {
            start.FileName = "setpriv";
            foreach (var option in (string[])["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", file])
            {
                start.ArgumentList.Add(option);
            }
        }
        else
        {
            start.FileName = file;
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Debian keeps the server's programs out of the path.</summary>
    private static string Programs()
    {
        IEnumerable<string> folders = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(static d => Path.Combine(d, "bin")) : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(static f => File.Exists(Path.Combine(f, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is missing. bash tests/run.sh installs it.");
    }
}
