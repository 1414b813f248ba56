namespace Gen.Plugins.Migrations;

/// <summary>Migrations cannot be planned, applied or recorded. Messages hold no connection string.</summary>
public abstract class PluginMigrationException : Exception
{
    private protected PluginMigrationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
