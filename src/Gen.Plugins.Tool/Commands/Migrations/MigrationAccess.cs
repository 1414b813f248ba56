namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>What a command does to a database.</summary>
internal enum MigrationAccess
{
    /// <summary>It reads its history.</summary>
    Read,

    /// <summary>The same, and tells of migrations that no build would let through instead of refusing them.</summary>
    Inspect,

    /// <summary>It changes it, so that all of the host has to be known.</summary>
    Write,
}
