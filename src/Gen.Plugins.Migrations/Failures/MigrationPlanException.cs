using System.Collections.Immutable;

namespace Gen.Plugins.Migrations;

/// <summary>What was applied does not fit the migrations of this host. Nothing was run.</summary>
public sealed class MigrationPlanException : PluginMigrationException
{
    internal MigrationPlanException(ImmutableArray<MigrationStatus> problems)
        : base($"The database's history does not fit the migrations of this host; nothing was run.{string.Concat(problems.Select(static p => $"\n  {p.Problem}"))}")
        => Problems = problems;

    /// <summary>The migrations in question; each has a <see cref="MigrationStatus.Problem"/>.</summary>
    public ImmutableArray<MigrationStatus> Problems { get; }
}
