using System.Diagnostics;
using System.Globalization;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>The values of one column of a batch. Which methods may be used is told by <see cref="Type"/>; another is a defect of the caller.</summary>
public sealed class ColumnValues
{
    private bool[] _nulls;
    private long[] _wholes = [];
    private double[] _reals = [];
    private decimal[] _decimals = [];
    private Guid[] _uuids = [];
    private object?[] _objects = [];

    internal ColumnValues(ColumnType type, int capacity)
    {
        Type = type;
        _nulls = new bool[capacity];
        Grow(capacity);
    }

    /// <summary>What the values are.</summary>
    public ColumnType Type { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What texts and bytes take, about.</summary>
    internal long Size { get; private set; }

    /// <summary>Whether each is null.</summary>
    public ReadOnlySpan<bool> Nulls => _nulls.AsSpan(0, Count);

    /// <summary>Values of <see cref="ColumnType.Boolean"/> (0 and 1), <see cref="ColumnType.Whole"/>, and days and microseconds.</summary>
    public ReadOnlySpan<long> Wholes => _wholes.AsSpan(0, Count);

    /// <summary>Values of <see cref="ColumnType.Real"/>.</summary>
    public ReadOnlySpan<double> Reals => _reals.AsSpan(0, Count);

    /// <summary>Values of <see cref="ColumnType.Exact"/>.</summary>
    public ReadOnlySpan<decimal> Decimals => _decimals.AsSpan(0, Count);

    /// <summary>Values of <see cref="ColumnType.Uuid"/>.</summary>
    public ReadOnlySpan<Guid> Uuids => _uuids.AsSpan(0, Count);

    /// <summary>Whether a value is null.</summary>
    /// <param name="row">Its row.</param>
    public bool IsNull(int row) => _nulls[row];

    /// <summary>A value of <see cref="ColumnType.Text"/> or <see cref="ColumnType.Json"/>.</summary>
    /// <param name="row">Its row.</param>
    public string Text(int row) => (string)_objects[row]!;

    /// <summary>A value of <see cref="ColumnType.Bytes"/>.</summary>
    /// <param name="row">Its row.</param>
    public byte[] Bytes(int row) => (byte[])_objects[row]!;

    /// <summary>Adds null.</summary>
    public void AddNull()
    {
        var row = Next();
        _nulls[row] = true;
        Count++;
    }

    /// <summary>Adds a value of <see cref="Wholes"/>.</summary>
    /// <param name="value">The value.</param>
    public void Add(long value)
    {
        var row = Next();
        _wholes[row] = value;
        Count++;
    }

    /// <summary>Adds a value of <see cref="Reals"/>.</summary>
    /// <param name="value">The value.</param>
    public void Add(double value)
    {
        var row = Next();
        _reals[row] = value;
        Count++;
    }

    /// <summary>Adds a value of <see cref="Decimals"/>.</summary>
    /// <param name="value">The value.</param>
    public void Add(decimal value)
    {
        var row = Next();
        _decimals[row] = value;
        Count++;
    }

    /// <summary>Adds a value of <see cref="Uuids"/>.</summary>
    /// <param name="value">The value.</param>
    public void Add(Guid value)
    {
        var row = Next();
        _uuids[row] = value;
        Count++;
    }

    /// <summary>Adds text.</summary>
    /// <param name="value">The value.</param>
    public void Add(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var row = Next();
        _objects[row] = value;
        Size += (2 * value.Length) + 24;
        Count++;
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="value">The value; kept, not copied.</param>
    public void Add(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var row = Next();
        _objects[row] = value;
        Size += value.Length + 24;
        Count++;
    }

    /// <summary>A value as text that each database reads back; <see langword="null"/> for null.</summary>
    /// <param name="row">Its row.</param>
    public string? ToText(int row) => IsNull(row) ? null : Type switch
    {
        ColumnType.Boolean => _wholes[row] != 0 ? "true" : "false",
        ColumnType.Whole => _wholes[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Real => _reals[row].ToString("R", CultureInfo.InvariantCulture),
        ColumnType.Exact => _decimals[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Bytes => Convert.ToBase64String(Bytes(row)),
        ColumnType.Date => Moments.Date(_wholes[row]),
        ColumnType.Time => Moments.Time(_wholes[row]),
        ColumnType.Timestamp => Moments.Timestamp(_wholes[row]),
        ColumnType.Instant => Moments.Instant(_wholes[row]),
        ColumnType.Uuid => _uuids[row].ToString(),
        _ => Text(row),
    };

    internal void Clear()
    {
        // What is held by reference would live as long as the batch.
        Array.Clear(_objects, 0, Math.Min(Count, _objects.Length));
        Array.Clear(_nulls, 0, Count);
        Count = 0;
        Size = 0;
    }

    private int Next()
    {
        if (Count == _nulls.Length)
        {
            Grow(2 * Count);
        }

        return Count;
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref _nulls, capacity);
        switch (Type)
        {
            case ColumnType.Real:
                Array.Resize(ref _reals, capacity);
                break;
            case ColumnType.Exact:
                Array.Resize(ref _decimals, capacity);
                break;
            case ColumnType.Uuid:
                Array.Resize(ref _uuids, capacity);
                break;
            case ColumnType.Text or ColumnType.Json or ColumnType.Bytes:
                Array.Resize(ref _objects, capacity);
                break;
            default:
                Debug.Assert(Type is ColumnType.Boolean or ColumnType.Whole or ColumnType.Date or ColumnType.Time or ColumnType.Timestamp or ColumnType.Instant, "All kinds are here.");
                Array.Resize(ref _wholes, capacity);
                break;
        }
    }
}
