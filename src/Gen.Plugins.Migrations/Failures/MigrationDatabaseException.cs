using System.Data.Common;

namespace Gen.Plugins.Migrations;

/// <summary>The database cannot be reached, or refuses what the migrator itself needs. The message ends in the database's.</summary>
public sealed class MigrationDatabaseException : PluginMigrationException
{
    internal MigrationDatabaseException(string message, Exception innerException)
        : base(message, innerException)
        => SqlState = (innerException as DbException)?.SqlState;

    /// <summary>The database's five-letter code, if its driver gives one.</summary>
    public string? SqlState { get; }
}
