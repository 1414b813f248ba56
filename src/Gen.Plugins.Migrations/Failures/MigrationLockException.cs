namespace Gen.Plugins.Migrations;

/// <summary>Another process held the database for longer than <see cref="PluginMigratorOptions.LockWait"/>. The message says who, as far as the database knows.</summary>
public sealed class MigrationLockException : PluginMigrationException
{
    internal MigrationLockException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
