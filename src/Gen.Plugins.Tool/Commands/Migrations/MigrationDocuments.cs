using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Output.Documents;
using Gen.Plugins.Tool.Output.Documents.Migrations;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>The same as JSON has it.</summary>
internal static class MigrationDocuments
{
    public static ListedMigration Of(HostMigration migration) => new(
        migration.Migration.Plugin, migration.Model.Number, migration.Model.Name, migration.Migration.Path, migration.AssemblyName,
        migration.Model.Checksum, migration.Model.Length, migration.Model.Dialect, migration.Model.NoTransaction);

    public static StatedMigration Of(MigrationRun run, MigrationStatus status) => new(
        status.Plugin, status.Number, status.Name, status.Migration?.Path, MigrationWords.State(status.State),
        status.Applied is { } row ? MigrationWords.Stamp(row.AppliedAt) : null, status.Applied?.AppliedBy,
        (long?)status.Applied?.Duration?.TotalMilliseconds, status.Applied?.StatementsDone, status.Problem is { } problem ? run.Shown(problem) : null);

    public static FoundMigration Of(MigrationFinding finding) => new(
        finding.Kind, finding.IsWarning ? FoundFault.Warning : FoundFault.Error, finding.Message, finding.Plugin, finding.Number, finding.Name, finding.Path,
        finding.Line == 0 ? null : finding.Line, finding.Dialect);

    public static AppliedStep Of(PluginMigration migration, string state, TimeSpan? duration) =>
        new(migration.Plugin, migration.Number, migration.Name, migration.Path, state, (long?)duration?.TotalMilliseconds);
}
