using System.Text.Json;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>Rows as JSON: a list of maps, for results of steps. Numbers are numbers, bytes base64, dates and times text by ISO 8601.</summary>
public static class RowJson
{
    /// <summary>The most that the rows of a result may take.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>Reads all rows.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A list of maps.</returns>
    /// <exception cref="DatabaseException">They are more than <see cref="MostBytes"/>, two columns have one name, or a value has no JSON.</exception>
    public static async Task<JsonElement> ReadAsync(IRowReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Columns.GroupBy(static c => c.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new DatabaseException($"Two columns of the result are called '{twice.Key}'. Name one of them with AS.");
        }

        using var buffer = new MemoryStream();
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartArray();
            var batch = new RowBatch(reader.Columns, 256);
            bool more;
            do
            {
                batch.Clear();
                more = await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
                Write(writer, batch);
                if (writer.BytesCommitted + writer.BytesPending > MostBytes)
                {
                    throw new DatabaseException($"The rows are more than {MostBytes} bytes. Ask for less, by columns, WHERE or LIMIT, or move them with 'transfer'.");
                }
            }
            while (more);
            writer.WriteEndArray();
        }

        try
        {
            return Json.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
        catch (JsonException e)
        {
            throw new DatabaseException($"The rows are not JSON that the worker takes. {e.Message}", e);
        }
    }

    /// <summary>Writes the rows of a batch as maps.</summary>
    /// <param name="writer">Where to, within a list.</param>
    /// <param name="batch">The rows.</param>
    public static void Write(Utf8JsonWriter writer, RowBatch batch)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        for (var row = 0; row < batch.Count; row++)
        {
            writer.WriteStartObject();
            for (var column = 0; column < batch.Columns.Count; column++)
            {
                writer.WritePropertyName(batch.Columns[column].Name);
                WriteValue(writer, batch, column, row);
            }

            writer.WriteEndObject();
        }
    }

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="column">The value's column.</param>
    /// <param name="row">The value's row.</param>
    public static void WriteValue(Utf8JsonWriter writer, RowBatch batch, int column, int row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        var values = batch[column];
        if (values.IsNull(row))
        {
            writer.WriteNullValue();
            return;
        }

        switch (values.Type)
        {
            case ColumnType.Boolean:
                writer.WriteBooleanValue(values.Wholes[row] != 0);
                break;
            case ColumnType.Whole:
                writer.WriteNumberValue(values.Wholes[row]);
                break;
            case ColumnType.Real when double.IsFinite(values.Reals[row]):
                writer.WriteNumberValue(values.Reals[row]);
                break;
            case ColumnType.Real:
                throw new DatabaseException(FormattableString.Invariant($"Column '{batch.Columns[column].Name}' holds {values.Reals[row]}, which JSON has no number for. Cast it to text."));
            case ColumnType.Exact:
                writer.WriteNumberValue(values.Decimals[row]);
                break;
            case ColumnType.Json:
                WriteJson(writer, values.Text(row));
                break;
            default:
                writer.WriteStringValue(values.ToText(row));
                break;
        }
    }

    /// <summary>As it is, if it is JSON that the worker takes; else as text.</summary>
    private static void WriteJson(Utf8JsonWriter writer, string text)
    {
        try
        {
            Json.Parse(System.Text.Encoding.UTF8.GetBytes(text)).WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(text);
        }
    }
}
