using Gen.Plugins;
using Gen.Samples.Worker.Output;
using Gen.Worker.Runtime.Actions;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Samples.Worker.Commands;

/// <summary>Shows the active actions. Nothing is created for it, and no database is opened.</summary>
internal static class ListCommand
{
    public static async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.Build();
        await host.StartAsync(cancellationToken);
        var actions = host.Services.GetRequiredService<IPlugins<IWorkerAction>>().Descriptors;
        if (json)
        {
            JsonOutput.Write(Console.Out, actions);
        }
        else
        {
            new TableOutput(Consoles.Out).Write(actions);
        }

        await host.StopAsync(CancellationToken.None);
        return ExitCodes.Fine;
    }
}
