using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Model;

/// <summary>
/// A migration's file: what is known of it, and the file, out of which its own output reads the text again. Equal to another one if all that is known is
/// equal, the checksum of the text included, so that the text need not be compared or kept.
/// </summary>
internal sealed class MigrationFile(MigrationModel migration, AdditionalText file) : IEquatable<MigrationFile>
{
    public MigrationModel Migration { get; } = migration;

    public AdditionalText File { get; } = file;

    public bool Equals(MigrationFile? other) => other is not null && Migration == other.Migration;

    public override bool Equals(object? obj) => Equals(obj as MigrationFile);

    public override int GetHashCode() => Migration.GetHashCode();
}
