using Gen.Plugins.Model;

namespace Gen.Plugins.Generators.Model;

/// <summary>The migrations of one plugin, and where they are printed.</summary>
/// <param name="Plugin">The plugin's name.</param>
/// <param name="Type">The full metadata name of its class.</param>
/// <param name="Owner">What the lock file calls the plugin.</param>
/// <param name="Path">Where they lie, as the plugin says it.</param>
/// <param name="Files">Its migrations, sorted.</param>
internal sealed record MigrationTable(string Plugin, string Type, string Owner, string Path, EquatableArray<MigrationFile> Files);
