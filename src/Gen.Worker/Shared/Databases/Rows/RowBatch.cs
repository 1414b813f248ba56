namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>
/// Rows, column by column and without boxes, in memory that is used again for the rows that follow. Full by the number of its rows, or by their size where values are large.
/// </summary>
public sealed class RowBatch
{
    /// <summary>What a batch holds at most of texts and bytes, give or take one row.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private readonly ColumnValues[] _values;

    /// <summary>An empty batch.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="capacity">How many rows it takes.</param>
    public RowBatch(IReadOnlyList<DatabaseColumn> columns, int capacity)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Columns = columns;
        Capacity = capacity;
        _values = [.. columns.Select(c => new ColumnValues(c.Type, Math.Min(capacity, 1024)))];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<DatabaseColumn> Columns { get; }

    /// <summary>How many rows it takes.</summary>
    public int Capacity { get; }

    /// <summary>How many rows it has.</summary>
    public int Count { get; private set; }

    /// <summary>It should take no more.</summary>
    public bool IsFull => Count >= Capacity || (Count & 15) == 0 && Size >= MostBytes;

    private long Size => _values.Sum(static v => v.Size);

    /// <summary>The values of a column.</summary>
    /// <param name="column">Its place.</param>
    public ColumnValues this[int column] => _values[column];

    /// <summary>Ends a row: each column has got one value more.</summary>
    public void EndRow() => Count++;

    /// <summary>Ends several rows at once.</summary>
    /// <param name="rows">How many values each column has got.</param>
    public void EndRows(int rows) => Count += rows;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Count = 0;
        foreach (var values in _values)
        {
            values.Clear();
        }
    }
}
