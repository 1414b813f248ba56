using Gen.Plugins.Migrations;
using Gen.Samples.WorkerServer.Api;
using Gen.Samples.WorkerServer.Http;
using Gen.Samples.WorkerServer.OpenApi;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Shared.Queue;
using Gen.Worker.Shared.Storage;

namespace Gen.Samples.WorkerServer;

/// <summary>
/// The host. No settings file: nothing but the command line and the environment's few variables says how it is reached. AddPlugins is generated, and all of its plugins are active:
/// ENABLED_PLUGINS is about a worker's actions.
/// </summary>
internal static class ServerHost
{
    /// <summary>How long requests may take to end when the server is stopped.</summary>
    private static readonly TimeSpan s_stop = TimeSpan.FromSeconds(10);

    public static WebApplication Build(ServerSettings settings, WorkerDatabase database, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });

        // Why it does not start is told in a line, by who starts it.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddSimpleConsole();
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.Urls]).ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = EventBatch.MostBytes;
        });
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = s_stop);
        builder.Services.AddRoutingCore();
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddWorkQueue(database);
        builder.Services.AddPlugins();
        builder.Services.AddPluginMigrations(options =>
        {
            options.Dialect = database.Dialect;
            options.Connect = (_, token) => database.ConnectAsync(token);
        });
        builder.Services.AddHostedService(static services => new LeaseKeeper(
            Only<IWorkQueue>(services), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<LeaseKeeper>>()));

        var app = builder.Build();
        app.UseMiddleware(settings);
        Map(app);
        return app;
    }

    private static void UseMiddleware(this WebApplication app, ServerSettings settings)
    {
        app.Use(new ProblemAnswers(app.Services.GetRequiredService<ILogger<ProblemAnswers>>()).InvokeAsync);
        app.Use(new Gate(settings).InvokeAsync);
        app.UseRouting();
    }

    private static void Map(WebApplication app)
    {
        var queue = Only<IWorkQueue>(app.Services);
        var shelf = app.Services.GetRequiredService<PlaybookShelf>();
        new RunApi(queue, shelf).Map(app);
        new CatalogApi(shelf).Map(app);
        new QueueApi(queue, app.Lifetime).Map(app);
        new EventApi(queue).Map(app);
        new ExecutionApi(queue, Only<IExecutionEvents>(app.Services), shelf).Map(app);
        new HealthApi(queue).Map(app);
        OpenApiDocument.Map(app);
    }

    private static T Only<T>(IServiceProvider services)
        where T : class
        => services.GetServices<T>().Single();
}
