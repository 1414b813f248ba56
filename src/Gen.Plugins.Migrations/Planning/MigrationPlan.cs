using System.Collections.Immutable;

namespace Gen.Plugins.Migrations;

/// <summary>What a database lacks, and what does not fit. Making a plan changes nothing.</summary>
/// <param name="Migrations">
/// All migrations of the host that are for this database, in the order in which they are applied; each plugin's are followed by those that only the history has.
/// </param>
public sealed record MigrationPlan(ImmutableArray<MigrationStatus> Migrations)
{
    /// <summary>Those that are to be applied, in order.</summary>
    public ImmutableArray<MigrationStatus> Pending { get; } = [.. Migrations.Where(static m => m.State is MigrationState.Pending or MigrationState.Unfinished)];

    /// <summary>Those that do not fit. If there are any, nothing is applied.</summary>
    public ImmutableArray<MigrationStatus> Problems { get; } = [.. Migrations.Where(static m => m.Problem is not null)];

    /// <summary>Nothing is pending and nothing is wrong.</summary>
    public bool IsUpToDate => Pending.IsEmpty && Problems.IsEmpty;

    /// <summary>The plugins that the history has under a former name, and that name.</summary>
    internal IReadOnlyDictionary<string, string> Renames { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The plan, if all fits.</summary>
    /// <exception cref="MigrationPlanException">Something does not.</exception>
    internal MigrationPlan OrThrow() => Problems.IsEmpty ? this : throw new MigrationPlanException(Problems);
}
