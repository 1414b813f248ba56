using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>A run of a playbook, as its steps see it: a scope of a container with the plugins of the generated registry, and a folder.</summary>
internal sealed class Run : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TemporaryFolder? _own;
    private readonly ServiceProvider _services;
    private readonly SecretScope _secrets = new();
    private readonly AsyncServiceScope _scope;

    static Run() => DuckDbLibrary.Find();

    private Run(string? folder, Func<string, string?>? environment)
    {
        _services = new ServiceCollection().AddWorker().AddSingleton(new EnvironmentVariables(environment ?? (static _ => null))).AddPlugins().BuildServiceProvider();
        _own = folder is null ? new() : null;
        Folder = folder ?? _own!.Path;
        _scope = _services.CreateAsyncScope();
    }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">The playbook's folder, if it is not one of the run's own.</param>
    /// <param name="environment">The variables that plugins see; none if not given.</param>
    public static Run Start(string? folder = null, Func<string, string?>? environment = null) => new(folder, environment);

    public string Folder { get; }

    /// <summary>What the run keeps to itself.</summary>
    public SecretScope Secrets => _secrets;

    public IPlugins<IDatabaseConnector> Databases => _scope.ServiceProvider.GetRequiredService<IPlugins<IDatabaseConnector>>();

    /// <summary>Does what a step does whose inputs are this JSON.</summary>
    public Task<JsonElement> StepAsync(string tool, string inputs, CancellationToken cancellationToken = default)
        => _scope.ServiceProvider.GetRequiredService<IPlugins<IWorkerAction>>().Get(tool).ExecuteAsync(new("it", Folder, new(Parse(inputs))) { Secrets = _secrets }, cancellationToken);

    /// <summary>The rows of a step that runs SQL.</summary>
    public async Task<string> RowsAsync(string tool, string inputs) => (await StepAsync(tool, inputs)).GetProperty("rows").GetRawText();

    public Task<IDatabaseSession> OpenAsync(string type, string login) => Databases.Get(type).OpenAsync(DatabaseLogin.FromJson(Parse(login)), Folder, CancellationToken.None);

    public static JsonElement Parse(string json) => Json.Parse(Encoding.UTF8.GetBytes(json));

    public static string Text(string text) => JsonSerializer.Serialize(text);

    /// <summary>JSON without the escapes that it does not need, for people to read in a test.</summary>
    public static string Plain(string json)
        => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Unescaped);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        _own?.Dispose();
    }
}
