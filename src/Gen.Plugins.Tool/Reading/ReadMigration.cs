using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Tool.Reading;

/// <summary>A migration of an assembly, without its SQL.</summary>
/// <param name="PluginType">The full metadata name of the plugin's class.</param>
/// <param name="Migration">What it is.</param>
/// <param name="Source">The class in the registrar that holds the SQL.</param>
/// <param name="Method">Its method that returns it.</param>
internal sealed record ReadMigration(string PluginType, MigrationModel Migration, string Source, string Method);
