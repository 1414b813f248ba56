using Gen.Plugins.Migrations.Planning;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>A plugin of a composition that has migrations.</summary>
/// <param name="Place">Its place in the registry's order.</param>
/// <param name="Owner">What the history calls it, and may have called it.</param>
/// <param name="Migrations">Its migrations, by number.</param>
internal sealed record MigratedPlugin(int Place, PluginOwner Owner, IReadOnlyList<HostMigration> Migrations);
