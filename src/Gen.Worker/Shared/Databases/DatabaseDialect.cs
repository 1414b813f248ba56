using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Shared.Databases;

/// <summary>What the databases' SQL differs in: placeholders, names, types, and where a statement ends.</summary>
public sealed class DatabaseDialect
{
    private readonly Func<int, string> _placeholder;
    private readonly Func<string, string> _fold;
    private readonly Func<ColumnType, string> _type;

    private DatabaseDialect(string name, SqlDialect split, Func<int, string> placeholder, Func<string, string> fold, Func<ColumnType, string> type)
        => (Name, Split, _placeholder, _fold, _type) = (name, split, placeholder, fold, type);

    /// <summary>PostgreSQL.</summary>
    public static DatabaseDialect PostgreSql { get; } = new("postgres", SqlDialect.PostgreSql, Dollar, static n => n.ToLowerInvariant(), static type => type switch
    {
        ColumnType.Boolean => "boolean",
        ColumnType.Whole => "bigint",
        ColumnType.Real => "double precision",
        ColumnType.Exact => "numeric",
        ColumnType.Json => "jsonb",
        ColumnType.Bytes => "bytea",
        ColumnType.Date => "date",
        ColumnType.Time => "time",
        ColumnType.Timestamp => "timestamp",
        ColumnType.Instant => "timestamptz",
        ColumnType.Uuid => "uuid",
        _ => "text",
    });

    /// <summary>SQLite, whose names have no case.</summary>
    public static DatabaseDialect Sqlite { get; } = new("sqlite", SqlDialect.Sqlite, static n => string.Create(CultureInfo.InvariantCulture, $"?{n}"), static n => n, static type => type switch
    {
        ColumnType.Boolean or ColumnType.Whole => "INTEGER",
        ColumnType.Real => "REAL",
        ColumnType.Bytes => "BLOB",
        // Of a decimal as a number, SQLite would keep 15 digits.
        _ => "TEXT",
    });

    /// <summary>DuckDB, whose names have no case and whose quotes and comments are PostgreSQL's.</summary>
    public static DatabaseDialect DuckDb { get; } = new("duckdb", SqlDialect.PostgreSql, Dollar, static n => n, static type => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Whole => "BIGINT",
        ColumnType.Real => "DOUBLE",
        ColumnType.Exact => "DECIMAL(38, 10)",
        ColumnType.Json => "JSON",
        ColumnType.Bytes => "BLOB",
        ColumnType.Date => "DATE",
        ColumnType.Time => "TIME",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.Instant => "TIMESTAMPTZ",
        ColumnType.Uuid => "UUID",
        _ => "VARCHAR",
    });

    /// <summary>Snowflake.</summary>
    public static DatabaseDialect Snowflake { get; } = new("snowflake", SqlDialect.Snowflake, static _ => "?", static n => n.ToUpperInvariant(), static type => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Whole => "NUMBER(38, 0)",
        ColumnType.Real => "FLOAT",
        ColumnType.Exact => "NUMBER(38, 10)",
        ColumnType.Json => "VARIANT",
        ColumnType.Bytes => "BINARY",
        ColumnType.Date => "DATE",
        ColumnType.Time => "TIME",
        ColumnType.Timestamp => "TIMESTAMP_NTZ",
        ColumnType.Instant => "TIMESTAMP_TZ",
        _ => "VARCHAR",
    });

    /// <summary>The database's name, as logins and steps write it.</summary>
    public string Name { get; }

    /// <summary>By whose rules texts are split into statements.</summary>
    public SqlDialect Split { get; }

    /// <summary>Whether a placeholder can stand twice for one value; else each place is a value of its own.</summary>
    public bool HasNumberedPlaceholders => _placeholder(1) != _placeholder(2);

    /// <summary>What stands for a value.</summary>
    /// <param name="number">Which one; the first is 1.</param>
    public string Placeholder(int number) => _placeholder(number);

    /// <summary>How a table that is created declares a column.</summary>
    /// <param name="type">The column's values.</param>
    public string TypeName(ColumnType type) => _type(type);

    /// <summary>A name in quotes: a name, whatever it holds.</summary>
    /// <param name="name">The name, exactly.</param>
    /// <exception cref="DatabaseException">It is empty or has a NUL in it, which no database takes.</exception>
    public static string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)
            ? throw new DatabaseException("A name of a table or column is empty, or has a NUL in it.")
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// A name that is written without quotes, as the database reads it: what has only letters, digits and <c>_</c> becomes lower case (PostgreSQL) or capitals (Snowflake); any other is exact.
    /// </summary>
    /// <param name="name">The name as written.</param>
    public string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? _fold(name) : name;
    }

    /// <summary>A text as a literal, for the few statements that take no placeholders.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="DatabaseException">It has a NUL in it.</exception>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new DatabaseException("A value has a NUL in it.") : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Dollar(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");
}
