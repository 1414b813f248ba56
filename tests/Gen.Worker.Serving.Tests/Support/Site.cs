using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Serving.Tests.Support;

/// <summary>A server and workers, as processes, with databases of their own in a folder. The server can be killed and started again at the same address.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly List<Running> _workers = [];
    private readonly HttpClient _client;
    private readonly string _database;
    private readonly string? _token;
    private Running? _server;

    private Site(string? database, string? token)
    {
        _database = database ?? $"Data Source={_folder.Path}/server.db";
        _token = token;
        _client = new() { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        if (token is not null)
        {
            _client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
    }

    public string Url => $"http://127.0.0.1:{_port}";

    public HttpClient Client => _client;

    public string Folder => _folder.Path;

    public Running Server => _server!;

    /// <summary>All workers that were ever started, those that were killed too.</summary>
    public IReadOnlyList<Running> Workers => _workers;

    /// <param name="database">The server's database, if it is not a file of its own.</param>
    /// <param name="token">What the server wants to be told by workers and clients.</param>
    public static async Task<Site> StartAsync(string? database = null, string? token = null)
    {
        var site = new Site(database, token);
        await site.StartServerAsync();
        return site;
    }

    public async Task StartServerAsync()
    {
        var command = new ProcessStartInfo("dotnet", [Program("ServerProgram"), "--urls", Url, "--database", _database]) { RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["GEN_SERVER_TOKEN"] = _token;
        _server = Running.Start(command);
        await _server.LineAsync("Listening on ");
    }

    public void KillServer()
    {
        _server!.Kill();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Starts a worker. One of a name that was there before has its database.</summary>
    public Task<Running> StartWorkerAsync(string name, params string[] options) => StartWorkerAsync(name, new Dictionary<string, string?>(), options);

    /// <summary>Starts a worker with more variables in its environment.</summary>
    public async Task<Running> StartWorkerAsync(string name, IReadOnlyDictionary<string, string?> variables, params string[] options)
    {
        var command = WorkerProgram.Command(["serve", "--server", Url, "--worker-id", name, "--folder", _folder.Path, "--database", $"Data Source={_folder.Path}/{name}.db", .. options]);
        command.Environment["GEN_SERVER_TOKEN"] = _token;
        foreach (var (variable, value) in variables)
        {
            command.Environment[variable] = value;
        }

        var worker = Running.Start(command);
        _workers.Add(worker);
        await worker.LineAsync("Serving ");
        return worker;
    }

    public async Task PutAsync(string path, string yaml)
    {
        using var answer = await _client.PutAsync($"/api/catalog/{path}", new StringContent(yaml, Encoding.UTF8, "application/yaml"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <param name="path">The playbook.</param>
    /// <param name="more">More members of the request.</param>
    /// <returns>The execution's id.</returns>
    public async Task<string> RunAsync(string path, string more = "")
    {
        using var answer = await _client.PostAsync("/api/run/playbook", new StringContent($$"""{"path": "{{path}}"{{more}}}""", Encoding.UTF8, "application/json"));
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("execution_id").GetString()!;
    }

    public async Task<JsonElement> FindAsync(string id, bool withEvents = false)
        => JsonDocument.Parse(await _client.GetStringAsync($"/api/executions/{id}{(withEvents ? "?events=true" : "")}"), new() { MaxDepth = 128 }).RootElement;

    /// <summary>The execution, when it has ended.</summary>
    public async Task<JsonElement> EndedAsync(string id)
    {
        var start = Stopwatch.StartNew();
        while (true)
        {
            var execution = await FindAsync(id, withEvents: true);
            if (execution.GetProperty("status").GetString() is "done" or "failed" or "dead" or "cancelled")
            {
                return execution;
            }

            Assert.True(start.Elapsed < Patience, $"{execution}\n{string.Join("\n---\n", _workers.Select(static w => w.Output))}");
            // The server has no way to wait for an end; whoever wants it asks, as here.
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }

        _server?.Dispose();
        _client.Dispose();
        _folder.Dispose();
        await Task.CompletedTask;
    }

    public static string Program(string key) => typeof(Site).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
