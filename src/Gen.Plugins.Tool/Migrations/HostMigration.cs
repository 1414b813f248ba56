using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>A migration of a composition.</summary>
/// <param name="Model">What its assembly says of it.</param>
/// <param name="Migration">The same as a migrator takes it; its SQL is read out of the assembly when it is asked for.</param>
/// <param name="AssemblyName">The assembly that has it.</param>
internal sealed record HostMigration(MigrationModel Model, PluginMigration Migration, string AssemblyName);
