using System.Data.Common;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases.Rows;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>Does a step's work on an open database.</summary>
internal sealed class SqliteSession(SqliteConnection connection, TimeLimit limit)
{
    /// <summary>The most that the rows may take as JSON.</summary>
    public const int MostResultBytes = 64 * 1024 * 1024;

    private const int StepsBetweenChecks = 10_000;

    /// <summary>How long another process may hold the database.</summary>
    private const int MostSecondsLocked = 30;

    /// <exception cref="SqliteException">SQLite refused it, or it was interrupted.</exception>
    /// <exception cref="ActionFailedException">A value cannot be held, the result is too large, or a statement of several failed.</exception>
    public JsonElement Run(SqliteWork work)
    {
        // Asked while a statement computes. sqlite3_interrupt would miss a statement that is about to begin.
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenChecks, static l => ((TimeLimit)l).Token.IsCancellationRequested ? 1 : 0, limit);
        try
        {
            using var transaction = work.InTransaction ? connection.BeginTransaction() : null;
            var before = raw.sqlite3_total_changes(connection.Handle);
            var rows = Json.Write((Session: this, Work: work, Transaction: transaction), static (writer, s) => s.Session.WriteRows(writer, s.Work, s.Transaction));
            if (work.Insert is { Rows.Count: > 0 } insert)
            {
                Insert(insert, transaction);
            }

            limit.Token.ThrowIfCancellationRequested();
            transaction?.Commit();
            return ToResult(rows, raw.sqlite3_total_changes(connection.Handle) - before);
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }

    private static JsonElement ToResult(JsonElement rows, int changes) => Json.Write((Rows: rows, Changes: changes), static (writer, r) =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("rows");
        r.Rows.WriteTo(writer);
        writer.WriteNumber("changes", r.Changes);
        writer.WriteEndObject();
    });

    /// <summary>Runs the SQL; the rows of the last statement that gives any are the result.</summary>
    private void WriteRows(Utf8JsonWriter writer, SqliteWork work, SqliteTransaction? transaction)
    {
        JsonElement? last = null;
        foreach (var statement in work.Statements)
        {
            try
            {
                last = Run(statement.Text, work.Parameters, transaction) ?? last;
            }
            catch (Exception e) when (statement.Place.Length > 0 && e is SqliteException or ActionFailedException && !limit.Token.IsCancellationRequested)
            {
                throw new SqliteStatementException(statement, e);
            }
        }

        if (last is { } rows)
        {
            rows.WriteTo(writer);
        }
        else
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
    }

    /// <summary>Runs a statement; its rows, if it is one that gives any.</summary>
    private JsonElement? Run(string sql, IReadOnlyList<KeyValuePair<string, JsonElement>> parameters, SqliteTransaction? transaction)
    {
        using var command = Command(sql, transaction);
        foreach (var (name, value) in parameters)
        {
            foreach (var parameter in SqliteWork.Spellings(sql, name))
            {
                command.Parameters.AddWithValue(parameter, ToDatabase(value));
            }
        }

        JsonElement? last = null;
        using var reader = Read(command);
        do
        {
            if (reader.FieldCount > 0)
            {
                last = Json.Write(reader, WriteRows);
            }
        }
        while (reader.NextResult());
        return last;
    }

    private static SqliteDataReader Read(SqliteCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (InvalidOperationException e)
        {
            // The driver's word for a parameter without a value.
            throw new ActionFailedException($"{e.Message.TrimEnd('.', ' ')}. Give them under 'parameters'.", e);
        }
    }

    private static void WriteRows(Utf8JsonWriter writer, SqliteDataReader reader)
    {
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        if (columns.GroupBy(static c => c, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new ActionFailedException($"Two columns of the result are called '{twice.Key}'. Name one of them with AS.");
        }

        writer.WriteStartArray();
        while (reader.Read())
        {
            writer.WriteStartObject();
            for (var i = 0; i < columns.Length; i++)
            {
                writer.WritePropertyName(columns[i]);
                WriteValue(writer, columns[i], reader.GetValue(i));
            }

            writer.WriteEndObject();
            if (writer.BytesCommitted + writer.BytesPending > MostResultBytes)
            {
                throw new ActionFailedException($"The rows are more than {MostResultBytes} bytes. Ask for less, by columns, WHERE or LIMIT.");
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, string column, object value)
    {
        switch (value)
        {
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number:
                throw new ActionFailedException(FormattableString.Invariant($"Column '{column}' holds {number}, which JSON has no number for."));
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private void Insert(SqliteInsert insert, SqliteTransaction? transaction)
    {
        using var command = Command(insert.ToSql(), transaction);
        SqliteParameter[] parameters = [.. insert.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = SqliteInsert.ParameterName(i) }))];
        command.Prepare();
        foreach (var row in insert.Rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = row.TryGetProperty(insert.Columns[i], out var value) ? ToDatabase(value) : DBNull.Value;
            }

            limit.Token.ThrowIfCancellationRequested();
            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Command(string sql, SqliteTransaction? transaction)
    {
        limit.Token.ThrowIfCancellationRequested();
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = (int)Math.Clamp(Math.Ceiling(limit.Limit.TotalSeconds), 1, MostSecondsLocked);
#pragma warning disable CA2100 // It is the playbook's own code, in which no reference is resolved; names are quoted by SqliteInsert.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>Lists and maps are stored as JSON, which SQLite's JSON functions read.</summary>
    private static object ToDatabase(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        // Cast, or both would become double. What neither holds keeps its digits as text, which SQLite computes with.
        JsonValueKind.Number when NumberDigits.KindsOf(value) is var kinds && (kinds & (NumberKinds.Whole | NumberKinds.Real)) != 0
            => kinds.HasFlag(NumberKinds.Whole) ? (object)value.GetInt64() : value.GetDouble(),
        _ => value.GetRawText(),
    };
}
