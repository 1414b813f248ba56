using Microsoft.Extensions.Hosting;

namespace Gen.Plugins.Migrations.Hosting;

/// <summary>Migrates before any hosted service of the host starts.</summary>
internal sealed class MigrationHostedService(PluginPrerequisite prerequisite) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => prerequisite.PrepareAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
