namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>What values a column of rows under way has. What no kind fits travels as <see cref="Text"/>, as the database spells it.</summary>
public enum ColumnType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A floating-point number of 64 bits.</summary>
    Real,

    /// <summary>An exact number of up to 28 digits.</summary>
    Exact,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A list or map as JSON text.</summary>
    Json,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A day; held as days since 1970-01-01.</summary>
    Date,

    /// <summary>A time of day; held as microseconds.</summary>
    Time,

    /// <summary>A date and time without zone; held as microseconds since 1970-01-01.</summary>
    Timestamp,

    /// <summary>A point in time; held as microseconds since 1970-01-01 UTC.</summary>
    Instant,

    /// <summary>A UUID.</summary>
    Uuid,
}
