using Gen.Worker.Shared.Databases.Rows;
using NpgsqlTypes;

namespace Gen.Worker.Actions.Postgres;

/// <summary>PostgreSQL's types, and how their values travel. What is not here travels as PostgreSQL spells it.</summary>
internal static class PostgresTypes
{
    /// <summary>Microseconds from 1970 to 2000, which PostgreSQL counts from.</summary>
    public const long Epoch = 946_684_800_000_000;

    /// <summary>Days from 1970 to 2000.</summary>
    public const int EpochDays = 10_957;

    /// <summary>How a column of a result is read.</summary>
    /// <param name="type">The type's name, as the driver spells it.</param>
    public static ColumnType? ToColumnType(string type) => Bare(type) switch
    {
        "boolean" or "bool" => ColumnType.Boolean,
        "smallint" or "integer" or "bigint" or "int2" or "int4" or "int8" => ColumnType.Whole,
        "real" or "double precision" or "float4" or "float8" => ColumnType.Real,
        "numeric" => ColumnType.Exact,
        "text" or "character varying" or "varchar" or "character" or "bpchar" or "name" => ColumnType.Text,
        "json" or "jsonb" => ColumnType.Json,
        "bytea" => ColumnType.Bytes,
        "date" => ColumnType.Date,
        "time" or "time without time zone" => ColumnType.Time,
        "timestamp" or "timestamp without time zone" => ColumnType.Timestamp,
        "timestamp with time zone" or "timestamptz" => ColumnType.Instant,
        "uuid" => ColumnType.Uuid,
        _ => null,
    };

    /// <summary>
    /// How values of a kind are sent straight into a column; <see langword="null"/> if the server has to convert them. A column's length and scale the server sees to, as in an assignment.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="type">The column's type, as the catalogue spells it, without its length.</param>
    public static NpgsqlDbType? ToColumn(ColumnType values, string type) => (values, type) switch
    {
        (ColumnType.Boolean, "boolean") => NpgsqlDbType.Boolean,
        (ColumnType.Whole, "bigint") => NpgsqlDbType.Bigint,
        (ColumnType.Whole, "integer") => NpgsqlDbType.Integer,
        (ColumnType.Whole, "smallint") => NpgsqlDbType.Smallint,
        (ColumnType.Real, "double precision") => NpgsqlDbType.Double,
        (ColumnType.Exact, "numeric") => NpgsqlDbType.Numeric,
        (ColumnType.Text, "text") => NpgsqlDbType.Text,
        (ColumnType.Text, "character varying") => NpgsqlDbType.Varchar,
        (ColumnType.Json, "json") => NpgsqlDbType.Json,
        (ColumnType.Json, "jsonb") => NpgsqlDbType.Jsonb,
        (ColumnType.Json, "text") => NpgsqlDbType.Text,
        (ColumnType.Bytes, "bytea") => NpgsqlDbType.Bytea,
        (ColumnType.Date, "date") => NpgsqlDbType.Date,
        (ColumnType.Time, "time without time zone") => NpgsqlDbType.Time,
        (ColumnType.Timestamp, "timestamp without time zone") => NpgsqlDbType.Timestamp,
        (ColumnType.Instant, "timestamp with time zone") => NpgsqlDbType.TimestampTz,
        (ColumnType.Uuid, "uuid") => NpgsqlDbType.Uuid,
        _ => null,
    };

    /// <summary>How values of a kind are sent into a column of <see cref="StagingType"/>.</summary>
    public static NpgsqlDbType ToStaging(ColumnType values) => values switch
    {
        ColumnType.Boolean => NpgsqlDbType.Boolean,
        ColumnType.Whole => NpgsqlDbType.Bigint,
        ColumnType.Real => NpgsqlDbType.Double,
        ColumnType.Exact => NpgsqlDbType.Numeric,
        ColumnType.Bytes => NpgsqlDbType.Bytea,
        ColumnType.Date => NpgsqlDbType.Date,
        ColumnType.Time => NpgsqlDbType.Time,
        ColumnType.Timestamp => NpgsqlDbType.Timestamp,
        ColumnType.Instant => NpgsqlDbType.TimestampTz,
        ColumnType.Uuid => NpgsqlDbType.Uuid,
        _ => NpgsqlDbType.Text,
    };

    /// <summary>The column that holds values of a kind until the server converts them.</summary>
    public static string StagingType(ColumnType values) => values is ColumnType.Json ? "text" : Shared.Databases.DatabaseDialect.PostgreSql.TypeName(values);

    /// <summary>
    /// Values of a staging column as a type of another kind, where need be by way of text, which each type has. The column's length comes after it, by assignment: where a cast would cut, that refuses.
    /// </summary>
    public static string Convert(string column, ColumnType values, string type)
        // JSON is text in a staging column.
        => values is not ColumnType.Json && ToColumn(values, type) is not null ? column
        : values is ColumnType.Whole && type == "boolean" ? $"{column} <> 0"
        : values is ColumnType.Boolean && type is "smallint" or "integer" or "bigint" or "numeric" ? $"{column}::int::{type}"
        // Of a floating-point number as numeric 15 digits would stay, of a whole number as bits the last one.
        : values is ColumnType.Text or ColumnType.Json or ColumnType.Uuid || (values, type) is (ColumnType.Real, "numeric") or (ColumnType.Whole, "\"bit\"") ? $"{column}::text::{type}"
        : $"{column}::{type}";

    /// <summary>Without <c>(10,2)</c> and the like.</summary>
    private static string Bare(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return type;
        }

        var close = type.IndexOf(')', open);
        return type[..open].TrimEnd() + (close < 0 ? "" : type[(close + 1)..]);
    }
}
