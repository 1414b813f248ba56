using System.Data.Common;

namespace Gen.Plugins.Migrations;

/// <summary>How a host migrates its database. What is not set of logger, clock and active plugins comes from the container.</summary>
public sealed class PluginMigrationOptions : PluginMigratorOptions
{
    /// <summary>The database's SQL. Has to be set.</summary>
    public SqlDialect? Dialect { get; set; }

    /// <summary>Makes a connection, open or not, of which the migrator disposes. <see langword="null"/>: the container's <see cref="DbDataSource"/> does.</summary>
    public Func<IServiceProvider, CancellationToken, ValueTask<DbConnection>>? Connect { get; set; }

    /// <summary>What to do about pending migrations. <see cref="MigrationMode.Apply"/> unless set.</summary>
    public MigrationMode Mode { get; set; }

    /// <summary>Told of each step.</summary>
    public IProgress<MigrationProgress>? Progress { get; set; }
}
