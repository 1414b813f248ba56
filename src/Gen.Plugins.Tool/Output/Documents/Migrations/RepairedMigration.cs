namespace Gen.Plugins.Tool.Output.Documents.Migrations;

/// <param name="Plugin">The plugin, as the history has it.</param>
/// <param name="Number">The migration's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">What was wrong.</param>
/// <param name="Problem">The same in words.</param>
/// <param name="Change">What the history gets, or loses.</param>
internal sealed record RepairedMigration(string Plugin, long Number, string Name, string State, string Problem, string Change);
