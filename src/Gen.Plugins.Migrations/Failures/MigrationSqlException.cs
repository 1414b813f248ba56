using System.Data.Common;

namespace Gen.Plugins.Migrations;

/// <summary>A migration's SQL cannot be run, or failed. The message names plugin, file, statement and line, and ends in the database's own.</summary>
public sealed class MigrationSqlException : PluginMigrationException
{
    internal MigrationSqlException(PluginMigration migration, int statement, int line, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Migration = migration;
        Statement = statement;
        Line = line;
        SqlState = (innerException as DbException)?.SqlState;
    }

    /// <summary>The migration.</summary>
    public PluginMigration Migration { get; }

    /// <summary>Which of its statements; the first is 1. 0: none of them, but what goes with them, such as committing.</summary>
    public int Statement { get; }

    /// <summary>The line in its file; the first is 1. 0: none.</summary>
    public int Line { get; }

    /// <summary>The database's five-letter code, if its driver gives one.</summary>
    public string? SqlState { get; }
}
