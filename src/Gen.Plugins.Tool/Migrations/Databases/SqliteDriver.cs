using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gen.Plugins.Tool.Migrations.Databases;

/// <summary>SQLite's driver. Nothing else names it, so that commands that need no database do not load it.</summary>
internal static class SqliteDriver
{
    static SqliteDriver() => Batteries_V2.Init();

    /// <summary>Makes a connection that is not open yet.</summary>
    /// <param name="connectionString">Where to.</param>
    /// <param name="isReading">Nothing is to be changed: the file is opened for reading, unless the connection string says otherwise.</param>
    /// <exception cref="ArgumentException">The driver does not take the connection string.</exception>
    public static DbConnection Create(string connectionString, bool isReading)
    {
        var keys = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (isReading && !keys.ContainsKey("Mode"))
        {
            builder.Mode = SqliteOpenMode.ReadOnly;
        }

        if (!keys.ContainsKey("Pooling"))
        {
            // A command lives for one database, and keeps no file open after it is done.
            builder.Pooling = false;
        }

        return new SqliteConnection(builder.ConnectionString);
    }

    /// <summary>Breaks off the statement that runs on a connection: the driver does not look at tokens.</summary>
    public static void Interrupt(DbConnection connection)
    {
        try
        {
            if (connection is SqliteConnection { Handle: { IsInvalid: false, IsClosed: false } handle })
            {
                raw.sqlite3_interrupt(handle);
            }
        }
        catch (ObjectDisposedException)
        {
            // It was closed in this moment: nothing runs on it.
        }
    }
}
