using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Plugins.Migrations;
using Gen.Samples.WorkerServer;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Server.Tests.Support;

/// <summary>The real server in this process, on loopback.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WorkerDatabase _database;

    private TestServer(WebApplication app, WorkerDatabase database)
    {
        _app = app;
        _database = database;
        Client = new HttpClient { BaseAddress = app.Urls.Select(static u => new Uri(u)).FirstOrDefault() };
    }

    public HttpClient Client { get; }

    public WebApplication App => _app;

    public IWorkQueue Queue => _app.Services.GetServices<IWorkQueue>().Single();

    public IExecutionEvents Events => _app.Services.GetServices<IExecutionEvents>().Single();

    public PlaybookShelf Shelf => _app.Services.GetRequiredService<PlaybookShelf>();

    public static async Task<TestServer> StartAsync(string connectionString, string? token = null, TimeProvider? time = null)
    {
        var database = WorkerDatabase.Create(DatabaseAddress.Parse(connectionString));
        var app = ServerHost.Build(ServerSettings.Read("http://127.0.0.1:0", token), database, time);
        await app.StartAsync();
        return new(app, database);
    }

    /// <summary>The server without its front door, and without its looking for lost workers: tests say when that happens.</summary>
    public static async Task<TestServer> CreateAsync(string connectionString, TimeProvider time)
    {
        var database = WorkerDatabase.Create(DatabaseAddress.Parse(connectionString));
        var app = ServerHost.Build(new([], null), database, time);
        await app.Services.GetRequiredService<PluginMigrator>().ApplyAsync();
        return new(app, database);
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, json, "application/json", headers);

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await Client.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>Puts a playbook into the catalogue.</summary>
    public async Task<long> PutAsync(string path, string yaml) => (await SendAsync(HttpMethod.Put, $"/api/catalog/{path}", yaml, "application/yaml")).Ok().GetProperty("version").GetInt64();

    /// <summary>Asks for an execution of a playbook that is there.</summary>
    public async Task<string> RunAsync(string path = "p", string more = "")
    {
        var reply = await PostAsync("/api/run/playbook", $$"""{"path": "{{path}}"{{more}}}""");
        Assert.True(reply.Status == HttpStatusCode.Accepted, reply.Text);
        return reply.Json.GetProperty("execution_id").GetString()!;
    }

    public async Task<JsonElement[]> LeaseAsync(string worker = "w", int slots = 1, int leaseSeconds = 60, int waitSeconds = 0)
        => [.. (await PostAsync("/api/queue/lease", $$"""{"worker_id": "{{worker}}", "slots": {{slots}}, "lease_seconds": {{leaseSeconds}}, "wait_seconds": {{waitSeconds}}}""")).Ok().GetProperty("jobs").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
