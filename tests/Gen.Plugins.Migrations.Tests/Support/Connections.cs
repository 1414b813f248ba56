using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Gen.Plugins.Migrations.Tests.Support;

internal static class Connections
{
    static Connections() => Batteries_V2.Init();

    public static DbConnection Create(SqlDialect dialect, string text)
        => dialect == SqlDialect.Sqlite ? new SqliteConnection(text) : new NpgsqlConnection(text);
}
