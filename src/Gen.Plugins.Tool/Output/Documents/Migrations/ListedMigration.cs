namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Plugin">The plugin, as the history has it.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its file, relative to the plugin's project.</param>
/// <param name="Assembly">The assembly that has it.</param>
/// <param name="Checksum">The checksum of its text.</param>
/// <param name="Size">The length of its text in bytes.</param>
/// <param name="Dialect">The only dialect that it is for.</param>
/// <param name="NoTransaction">It runs outside a transaction.</param>
internal sealed record ListedMigration(string Plugin, long Number, string Name, string Path, string Assembly, string Checksum, int Size, string? Dialect, bool NoTransaction);
