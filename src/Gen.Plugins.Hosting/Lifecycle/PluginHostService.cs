using Gen.Plugins.Hosting.Diagnostics;
using Gen.Plugins.Hosting.Selection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Gen.Plugins.Hosting.Lifecycle;

/// <summary>Runs the plugins with their host: before its hosted services start, and until after they have stopped.</summary>
internal sealed class PluginHostService(
    HostActivation activation, LifecycleRunner runner, PluginStartupReport report, IOptions<PluginHostOptions> options, IServiceProvider services, TimeProvider time, ILogger logger)
    : IHostedLifecycleService, IDisposable
{
    private IDisposable? _reloads;
    private Switches? _lastSeen;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        report.Stage = PluginHostStage.Starting;
        try
        {
            var settings = Settings();
            if (services.GetService<PluginPrerequisite>() is { } prerequisite)
            {
                await prerequisite.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            var began = time.GetTimestamp();
            await runner.StartAsync(settings, cancellationToken).ConfigureAwait(false);
            report.Duration = time.GetElapsedTime(began);

            // Made after all plugins, so that the container disposes of it before them.
            services.GetRequiredService<PluginStopper>();
            report.Stage = PluginHostStage.Started;
        }
        catch
        {
            report.Stage = PluginHostStage.Failed;
            throw;
        }

        Log();
        _lastSeen = activation.Configuration.Switches;
        _reloads = ChangeToken.OnChange(activation.Source.GetReloadToken, WarnIfChanged);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        if (report.Stage == PluginHostStage.Started)
        {
            report.Stage = PluginHostStage.Stopped;
            await runner.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _reloads?.Dispose();

    /// <summary>How each plugin is run; throws all that is wrong with the configuration and the options.</summary>
    private Func<PluginDescriptor, LifecycleSettings> Settings()
    {
        var configuration = activation.Configuration;
        var perPlugin = configuration.Resolve(options.Value.Plugins);
        if (configuration.Problems.Count > 0)
        {
            throw new PluginConfigurationException([.. configuration.Problems]);
        }

        foreach (var warning in configuration.Warnings)
        {
            HostLog.UnknownName(logger, warning);
        }

        // What Plugins:Disabled takes away was taken away on purpose.
        foreach (var (plugin, reason) in activation.Active.ChosenButOff.Where(c => !configuration.Disabled.ContainsKey(c.Plugin)))
        {
            HostLog.ChosenButOff(logger, plugin.Name, configuration.Switches.EnabledKey, reason);
        }

        return plugin => LifecycleSettings.Of(
            configuration.PerPlugin.GetValueOrDefault(plugin), perPlugin.GetValueOrDefault(plugin), configuration.Default, options.Value.Default);
    }

    private void Log()
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            HostLog.Started(logger, report.ActiveCount, report.InactiveCount, report.BrokenCount, report.Selection, runner.StartedCount, report.Duration!.Value.TotalMilliseconds);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            foreach (var plugin in report.Plugins)
            {
                switch (plugin.State)
                {
                    case PluginState.Active:
                        HostLog.Active(logger, plugin.Name, plugin.Plugin.Version);
                        break;
                    case PluginState.Inactive:
                        HostLog.Inactive(logger, plugin.Name, plugin.Plugin.Version, plugin.Reason);
                        break;
                }
            }
        }
    }

    /// <summary>Once for each change, and not for one that leads back.</summary>
    private void WarnIfChanged()
    {
        var now = Switches.Read(activation.Source, activation.Environment);
        if (now.Equals(_lastSeen))
        {
            return;
        }

        _lastSeen = now;
        if (!now.Equals(activation.Configuration.Switches))
        {
            HostLog.Changed(logger, new(now.EnabledKey, now.Enabled, now.Disabled), report.Selection);
        }
    }
}
