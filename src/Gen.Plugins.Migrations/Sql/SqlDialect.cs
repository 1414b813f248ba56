namespace Gen.Plugins.Migrations;

/// <summary>A database's SQL.</summary>
public enum SqlDialect
{
    /// <summary>SQLite; in a migration's header <c>sqlite</c>.</summary>
    Sqlite,

    /// <summary>PostgreSQL; in a migration's header <c>postgresql</c>.</summary>
    PostgreSql,

    /// <summary>Snowflake, of which <see cref="SqlSplitter"/> knows where statements end. There are no migrations for it.</summary>
    Snowflake,
}
