using Gen.Plugins.Migrations;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gen.Samples.Worker;

/// <summary>
/// The host. No settings file, no logging: what the worker says is its output. AddPlugins is generated: the plugins of all referenced projects and packages are in it, and
/// ENABLED_PLUGINS or Plugins__Disabled choose among them.
/// </summary>
internal static class WorkerHost
{
    /// <summary>
    /// What a worker records its runs in, and where its actions get their logins. A list of actions to enable does not mean to switch that off; to disable it by name
    /// does, and stops the start if it is storage.
    /// </summary>
    private static readonly string[] Kept = ["event_log", "results", "catalog", "outbox", "auth_resolver/*", "credential_source/*", "secret_source/*", "storage/*"];

    /// <summary>A host that touches no database.</summary>
    public static IHost Build() => Builder().Build();

    /// <summary>A host that, when it starts, brings the database up to date, or refuses to start while it is not.</summary>
    public static IHost Build(WorkerDatabase database, MigrationMode mode, IProgress<MigrationProgress>? progress = null, EnvironmentVariables? variables = null)
    {
        var builder = Builder();
        builder.Services.AddSingleton(variables ?? EnvironmentVariables.Process);
        builder.Services.AddWorkerStorage(database);
        builder.Services.AddPluginMigrations(options =>
        {
            options.Dialect = database.Dialect;
            options.Connect = (_, token) => database.ConnectAsync(token);
            options.Mode = mode;
            options.Progress = progress;
        });
        return builder.Build();
    }

    private static HostApplicationBuilder Builder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddEnvironmentVariables();
        KeepShared(builder.Configuration);
        builder.Services.AddWorker().AddWorkerServing();
        builder.AddPlugins();
        return builder;
    }

    private static void KeepShared(ConfigurationManager configuration)
    {
        const string Variable = "ENABLED_PLUGINS";
        const string List = "Plugins:Enabled";
        if (configuration[Variable] is { } names)
        {
            configuration[Variable] = string.Join(',', [names, .. Kept]);
        }
        else if (configuration[List] is { } same)
        {
            configuration[List] = string.Join(',', [same, .. Kept]);
        }
        else if (configuration.GetSection(List).GetChildren().Any())
        {
            // An item more, after all that anybody would count to: the items of a list have numbers.
            configuration[$"{List}:1000000"] = string.Join(',', Kept);
        }
    }
}
