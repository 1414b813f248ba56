namespace Gen.Plugins.Migrations;

/// <summary>How far a <see cref="PluginMigrator"/> is. Reported on its own thread, between what it does: who takes long keeps it.</summary>
/// <param name="Step">What it is doing.</param>
/// <param name="Migration">The migration; <see langword="null"/>: none yet.</param>
/// <param name="Index">The migration's place among those that are to be applied; the first is 0.</param>
/// <param name="Count">How many are to be applied.</param>
/// <param name="Statement">The statement; the first is 1. 0: none.</param>
/// <param name="StatementCount">How many statements the migration has.</param>
/// <param name="Elapsed">How long the migration has taken so far.</param>
/// <param name="Message">More, for people: whom it waits for, why it failed.</param>
public sealed record MigrationProgress(MigrationStep Step, PluginMigration? Migration, int Index, int Count, int Statement, int StatementCount, TimeSpan Elapsed, string? Message);
