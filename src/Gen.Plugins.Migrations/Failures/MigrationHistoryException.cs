namespace Gen.Plugins.Migrations;

/// <summary>The history table is not as the migrator writes it: it was changed by hand, or is another program's.</summary>
public sealed class MigrationHistoryException : PluginMigrationException
{
    internal MigrationHistoryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
