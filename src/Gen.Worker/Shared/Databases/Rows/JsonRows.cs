using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>Rows out of JSON: a list of maps. A column has the type that all its values have; where they differ it is JSON.</summary>
public sealed class JsonRows : IRowReader
{
    private readonly IReadOnlyList<JsonElement> _rows;
    private int _next;

    private JsonRows(IReadOnlyList<JsonElement> rows, IReadOnlyList<DatabaseColumn> columns) => (_rows, Columns) = (rows, columns);

    /// <inheritdoc/>
    public IReadOnlyList<DatabaseColumn> Columns { get; }

    /// <inheritdoc/>
    public long Changes => 0;

    /// <summary>Reads a list of maps, or one map as a list of one.</summary>
    /// <param name="value">The JSON.</param>
    /// <exception cref="DatabaseException">It is neither, or an item is no map.</exception>
    public static JsonRows From(JsonElement value)
    {
        IReadOnlyList<JsonElement> rows = value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray()],
            JsonValueKind.Object => [value],
            _ => throw new DatabaseException($"Rows must be a list of maps, and are {Json.Describe(value)}."),
        };
        return From(rows);
    }

    /// <summary>Reads maps.</summary>
    /// <param name="rows">The maps.</param>
    /// <exception cref="DatabaseException">An item is no map.</exception>
    public static JsonRows From(IReadOnlyList<JsonElement> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var types = new Dictionary<string, ColumnType?>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].ValueKind != JsonValueKind.Object)
            {
                throw new DatabaseException(FormattableString.Invariant($"Rows must be a list of maps, and item {i} is {Json.Describe(rows[i])}."));
            }

            foreach (var member in rows[i].EnumerateObject())
            {
                if (!types.TryGetValue(member.Name, out var known))
                {
                    order.Add(member.Name);
                }

                types[member.Name] = Join(known, TypeOf(member.Value));
            }
        }

        return new(rows, [.. order.Select(n => new DatabaseColumn(n, types[n] ?? ColumnType.Text))]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        while (_next < _rows.Count && !batch.IsFull)
        {
            var row = _rows[_next++];
            for (var i = 0; i < Columns.Count; i++)
            {
                if (row.TryGetProperty(Columns[i].Name, out var value) && value.ValueKind != JsonValueKind.Null)
                {
                    Add(batch[i], value);
                }
                else
                {
                    batch[i].AddNull();
                }
            }

            batch.EndRow();
        }

        return new(_next < _rows.Count);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private static void Add(ColumnValues values, JsonElement value)
    {
        switch (values.Type)
        {
            case ColumnType.Boolean:
                values.Add(value.ValueKind == JsonValueKind.True ? 1L : 0L);
                break;
            case ColumnType.Whole:
                values.Add(value.GetInt64());
                break;
            case ColumnType.Real:
                values.Add(value.GetDouble());
                break;
            case ColumnType.Text:
                values.Add(value.GetString()!);
                break;
            default:
                values.Add(value.GetRawText());
                break;
        }
    }

    private static ColumnType? TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => ColumnType.Boolean,
        JsonValueKind.Number => value.TryGetInt64(out _) ? ColumnType.Whole : ColumnType.Real,
        JsonValueKind.String => ColumnType.Text,
        _ => ColumnType.Json,
    };

    private static ColumnType? Join(ColumnType? known, ColumnType? next) => (known, next) switch
    {
        (null, _) => next,
        (_, null) => known,
        (ColumnType.Whole, ColumnType.Real) or (ColumnType.Real, ColumnType.Whole) => ColumnType.Real,
        _ => known == next ? known : ColumnType.Json,
    };
}
