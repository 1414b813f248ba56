using System.Collections.Immutable;

namespace Gen.Plugins.Migrations;

/// <summary>The database lacks migrations, and was to be looked at only.</summary>
public sealed class MigrationsPendingException : PluginMigrationException
{
    private const int MostShown = 10;

    internal MigrationsPendingException(ImmutableArray<MigrationStatus> pending)
        : base($"{(pending.Length == 1 ? "A migration has" : $"{pending.Length} migrations have")} not been applied: "
            + $"{string.Join(", ", pending.Take(MostShown).Select(static p => p.ToString()))}{(pending.Length > MostShown ? ", ..." : "")}. Apply them, then start again.")
        => Pending = pending;

    /// <summary>The migrations.</summary>
    public ImmutableArray<MigrationStatus> Pending { get; }
}
