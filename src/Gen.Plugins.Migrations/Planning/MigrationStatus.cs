using System.Globalization;

namespace Gen.Plugins.Migrations;

/// <summary>A migration, as this host and a database's history know it.</summary>
/// <param name="State">How they fit.</param>
/// <param name="Migration">What this host has; <see langword="null"/>: nothing.</param>
/// <param name="Applied">What the history has; <see langword="null"/>: nothing.</param>
/// <param name="Problem">What is wrong and what to do, for people; <see langword="null"/>: nothing.</param>
public sealed record MigrationStatus(MigrationState State, PluginMigration? Migration, AppliedMigration? Applied, string? Problem)
{
    /// <summary>Something is wrong that must not be made to fit by a change of the history.</summary>
    internal bool IsBeyondRepair { get; init; }

    /// <summary>The plugin.</summary>
    public string Plugin => Migration?.Plugin ?? Applied!.Plugin;

    /// <summary>The migration's number.</summary>
    public long Number => Migration?.Number ?? Applied!.Number;

    /// <summary>Its name.</summary>
    public string Name => Migration?.Name ?? Applied!.Name;

    /// <summary>Returns plugin and file, or number and name.</summary>
    public override string ToString() => Migration?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{Plugin} {Number}_{Name}");
}
