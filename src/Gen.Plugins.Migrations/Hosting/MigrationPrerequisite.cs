using Microsoft.Extensions.Options;

namespace Gen.Plugins.Migrations.Hosting;

/// <summary>Migrates, or refuses to, once: whoever asks later gets the same outcome.</summary>
internal sealed class MigrationPrerequisite(PluginMigrator migrator, IOptions<PluginMigrationOptions> options) : PluginPrerequisite
{
    private readonly object _lock = new();
    private Task? _work;

    public override Task PrepareAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _work ??= options.Value.Mode == MigrationMode.Validate ? migrator.ValidateAsync(cancellationToken) : migrator.ApplyAsync(options.Value.Progress, cancellationToken);
        }
    }
}
