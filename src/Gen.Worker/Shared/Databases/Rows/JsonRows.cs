using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>
/// Rows out of JSON: a list of maps. A column has the type that all its values have; where they differ it is JSON. Numbers have one that holds the digits of all of them: where a floating-point
/// number and a decimal are not enough they are text, which databases read as what their column has.
/// </summary>
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
        var forms = new Dictionary<string, Forms>(StringComparer.Ordinal);
        var order = new List<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].ValueKind != JsonValueKind.Object)
            {
                throw new DatabaseException(FormattableString.Invariant($"Rows must be a list of maps, and item {i} is {Json.Describe(rows[i])}."));
            }

            foreach (var member in rows[i].EnumerateObject())
            {
                if (!forms.TryGetValue(member.Name, out var known))
                {
                    order.Add(member.Name);
                    known = Forms.Any;
                }

                forms[member.Name] = known & FormsOf(member.Value);
            }
        }

        return new(rows, [.. order.Select(n => new DatabaseColumn(n, TypeOf(forms[n])))]);
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
            case ColumnType.Exact:
                values.Add(value.GetDecimal());
                break;
            case ColumnType.Text when value.ValueKind == JsonValueKind.String:
                values.Add(value.GetString()!);
                break;
            default:
                values.Add(value.GetRawText());
                break;
        }
    }

    private static Forms FormsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Forms.Any,
        JsonValueKind.True or JsonValueKind.False => Forms.Boolean | Forms.Json,
        JsonValueKind.Number => (Forms)NumberDigits.KindsOf(value) | Forms.Digits | Forms.Json,
        JsonValueKind.String => Forms.Text | Forms.Json,
        _ => Forms.Json,
    };

    private static ColumnType TypeOf(Forms forms)
        => forms == Forms.Any ? ColumnType.Text
        : forms.HasFlag(Forms.Whole) ? ColumnType.Whole
        : forms.HasFlag(Forms.Real) ? ColumnType.Real
        : forms.HasFlag(Forms.Exact) ? ColumnType.Exact
        : forms.HasFlag(Forms.Boolean) ? ColumnType.Boolean
        : (forms & (Forms.Digits | Forms.Text)) != 0 ? ColumnType.Text
        : ColumnType.Json;

    /// <summary>What can hold a value; of a column, what can hold all of them.</summary>
    [Flags]
    private enum Forms
    {
        Whole = NumberKinds.Whole,
        Real = NumberKinds.Real,
        Exact = NumberKinds.Exact,
        Digits = 8,
        Boolean = 16,
        Text = 32,
        Json = 64,
        Any = 127,
    }
}
