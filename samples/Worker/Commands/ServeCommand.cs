using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Samples.Worker.Output;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Shared.Serving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gen.Samples.Worker.Commands;

/// <summary>Takes work from a server, until it is asked to stop.</summary>
internal sealed class ServeCommand(DatabaseChoice choice, bool json)
{
    public const string ServerVariable = "GEN_SERVER_URL";
    public const string TokenVariable = "GEN_SERVER_TOKEN";
    public const string NearServer = "http://127.0.0.1:8090";

    /// <summary>What delivering the last events may take beside the time to drain.</summary>
    public static readonly TimeSpan Delivery = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Folder))
        {
            throw new WrongInputException($"There is no folder '{options.Folder}'. --folder names the folder that relative paths in playbooks are relative to.");
        }

        var database = choice.Create(toRead: false);
        var news = new MigrationNews(choice, isExpected: choice.Folder is not null && database.IsMissing);
        
        // Controllers ask the same server as this, however it was named.
        using var host = WorkerHost.Build(
            database, MigrationMode.Apply, news, new(name => name == ServerVariable ? options.Server : Environment.GetEnvironmentVariable(name)));
        choice.MakeFolder();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (PluginMigrationException e)
        {
            throw choice.Wrong(e);
        }

        news.Tell();
        try
        {
            await host.Services.GetRequiredService<JobLoop>().RunAsync(options, new ServeOutput(json), cancellationToken);
        }
        catch (SecretException e)
        {
            throw new WrongInputException($"{e.Message} --server or {ServerVariable} gives it.", e);
        }

        await host.StopAsync(CancellationToken.None);
        return ExitCodes.Fine;
    }

    /// <summary>A name that no other worker has: the machine's, and the process's number there.</summary>
    public static string DefaultId => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}");
}
