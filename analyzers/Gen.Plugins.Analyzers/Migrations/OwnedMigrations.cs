using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>The migrations that a plugin's path means.</summary>
/// <param name="Owner">The plugin, as <see cref="MigrationOwners"/> tells it from others.</param>
/// <param name="Migrations">Those that are well named and readable, in order.</param>
internal sealed record OwnedMigrations(string Owner, IReadOnlyList<MigrationModel> Migrations);
