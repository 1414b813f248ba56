using System.Data.Common;
using Gen.Plugins;
using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Applying;
using Gen.Plugins.Migrations.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Migrates the database of a host's plugins when the host starts.</summary>
public static class PluginMigrationServiceCollectionExtensions
{
    /// <summary>
    /// Migrates, before plugins validate and start and before any hosted service does, what the host's active plugins bring; or refuses to start while something is pending, with
    /// <see cref="MigrationMode.Validate"/>. Also registers a <see cref="PluginMigrator"/>. Works with and without Gen.Plugins.Hosting, before or after <c>AddPlugins</c>. Calling it
    /// again only configures.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="configure">Sets dialect, connection and the rest.</param>
    public static IServiceCollection AddPluginMigrations(this IServiceCollection services, Action<PluginMigrationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        if (services.Any(static s => s.ServiceType == typeof(PluginMigrator)))
        {
            return services;
        }

        services.AddSingleton(CreateMigrator);
        services.AddSingleton<PluginPrerequisite>(static s => new MigrationPrerequisite(s.GetRequiredService<PluginMigrator>(), s.GetRequiredService<IOptions<PluginMigrationOptions>>()));

        // First, for hosts whose plugins Gen.Plugins.Hosting does not start.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(static s => new MigrationHostedService(s.GetRequiredService<PluginPrerequisite>())));
        return services;
    }

    private static PluginMigrator CreateMigrator(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PluginMigrationOptions>>().Value;
        var registry = services.GetService<PluginRegistry>() ?? throw new InvalidOperationException("AddPluginMigrations finds no plugins: call AddPlugins too.");
        var dialect = options.Dialect ?? throw new InvalidOperationException("AddPluginMigrations was not told the database: set options.Dialect.");
        options.Activation ??= services.GetService<PluginActivation>();
        if (options.Logger == NullLogger.Instance && services.GetService<ILoggerFactory>() is { } loggers)
        {
            options.Logger = loggers.CreateLogger(MigrationLog.Category);
        }

        if (options.TimeProvider == TimeProvider.System && services.GetService<TimeProvider>() is { } time)
        {
            options.TimeProvider = time;
        }

        if (options.Connect is { } connect)
        {
            return new(registry, dialect, token => connect(services, token), options);
        }

        return new(registry, dialect, services.GetService<DbDataSource>()
            ?? throw new InvalidOperationException("AddPluginMigrations was given no database: set options.Connect, or register a DbDataSource."), options);
    }
}
