using System.CommandLine;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>What is done with the migrations of a host.</summary>
internal static class MigrationsCommand
{
    public static Command Create(CommandParts parts) => new("migrations", "Shows the migrations of a host's plugins, holds them against a database, and applies them. Nothing of the host is run.")
    {
        MigrationListCommand.Create(parts),
        MigrationValidateCommand.Create(parts),
        MigrationStatusCommand.Create(parts),
        MigrationApplyCommand.Create(parts),
        MigrationScriptCommand.Create(parts),
        MigrationBaselineCommand.Create(parts),
        MigrationRepairCommand.Create(parts),
    };
}
