namespace Gen.Plugins.Migrations;

/// <summary>A database's SQL.</summary>
public enum SqlDialect
{
    /// <summary>SQLite; in a migration's header <c>sqlite</c>.</summary>
    Sqlite,

    /// <summary>PostgreSQL; in a migration's header <c>postgresql</c>.</summary>
    PostgreSql,
}
