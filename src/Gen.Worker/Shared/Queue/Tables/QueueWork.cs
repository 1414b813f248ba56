using System.Data.Common;
using System.Text;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Queue.Tables;

/// <summary>A connection, with the transaction that is open on it if something is to be written.</summary>
internal sealed class QueueWork(QueueDatabase database, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    public QueueDatabase Database => database;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>A command. All values in it are parameters.</summary>
    public DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are the tables' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>A list of texts, for <see cref="QueueDatabase.TextsOf"/>.</summary>
    public static string ListOf(IEnumerable<string> texts) => Json.Write(texts, static (writer, items) =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }).GetRawText();

    /// <summary>What programs write when they fail may hold signs that no database takes as text: a NUL, half a character.</summary>
    public static string? Storable(string? text)
        => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
