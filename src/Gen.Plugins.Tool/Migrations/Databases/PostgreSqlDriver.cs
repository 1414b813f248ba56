using System.Data.Common;
using Npgsql;

namespace Gen.Plugins.Tool.Migrations.Databases;

/// <summary>PostgreSQL's driver. Nothing else names it, so that commands that need no database do not load it.</summary>
internal static class PostgreSqlDriver
{
    /// <summary>Makes a source of connections.</summary>
    /// <exception cref="ArgumentException">The driver does not take the connection string.</exception>
    public static DbDataSource Create(string connectionString)
    {
        // Slim is what native programs can have; encryption is not part of it unless asked for.
        var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
        builder.EnableTransportSecurity();
        return builder.Build();
    }
}
