using System.Collections.Immutable;

namespace Gen.Plugins.Migrations;

/// <summary>What <see cref="PluginMigrator.ApplyAsync"/> did.</summary>
/// <param name="Applied">The migrations that it applied, in order.</param>
/// <param name="AppliedElsewhere">Those that were pending when it began, and that another process applied in the meantime.</param>
/// <param name="Duration">How long it took, waiting included.</param>
public sealed record MigrationResult(ImmutableArray<PluginMigration> Applied, ImmutableArray<PluginMigration> AppliedElsewhere, TimeSpan Duration);
