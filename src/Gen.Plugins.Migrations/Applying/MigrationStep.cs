namespace Gen.Plugins.Migrations;

/// <summary>What a <see cref="PluginMigrator"/> is doing.</summary>
public enum MigrationStep
{
    /// <summary>It waits for another process.</summary>
    Waiting,

    /// <summary>A migration begins.</summary>
    Started,

    /// <summary>A migration without a transaction goes on where it was cut off.</summary>
    Resumed,

    /// <summary>A statement is about to run.</summary>
    StatementStarting,

    /// <summary>A statement has run. That is not recorded yet.</summary>
    StatementDone,

    /// <summary>The migration is applied, and recorded.</summary>
    Applied,

    /// <summary>Another process was quicker, and has applied it.</summary>
    AppliedElsewhere,

    /// <summary>The migration failed.</summary>
    Failed,
}
