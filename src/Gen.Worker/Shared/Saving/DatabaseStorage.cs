using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Shared.Saving;

/// <summary>
/// A table of a database, whichever it is. A list of maps is written in bulk, and so is a map where that costs nothing, so that both mean the same; on a server a map is one statement. The author's
/// own statement runs for each row. All of it is one transaction, if the database has such.
/// </summary>
internal sealed class DatabaseStorage(IDatabaseConnector database, DatabaseLogins logins) : IStorage
{
    private const int UnsetBatch = 1000;

    private static readonly string[] LoginMembers = [.. DatabaseLogins.Words, .. DatabaseLogins.Beside];

    private static readonly string[] Members =
    [
        "data", "args", "table", "create", "mode", "key", "statement", "sql", "command", "commands", "params", "format", "batch", "chunk_size", "chunksize", "concurrency", "spec", "timeout", .. LoginMembers,
    ];

    public async Task<JsonElement> SaveAsync(SaveSpec spec, ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(context);
        spec.Check(Members);
        var dialect = database.Dialect;
        var rows = Rows(spec);
        var isBulk = spec.Statement is null && rows is not null && (rows.IsList || spec.Create || database.LoginUse != LoginUse.Server) && !SaveStatement.IsUpdate(spec.Mode);
        var work = isBulk ? null : Work(spec, rows, dialect);
        var plan = isBulk ? Plan(spec, rows!.Items) : null;
        var login = await logins.ResolveAsync(Login(spec), database, context.Secrets, cancellationToken).ConfigureAwait(false);
        var session = await database.OpenAsync(login, context.Folder, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            if (work is null)
            {
                return Tell(spec, null, await WriteAsync(session, plan!, spec.RowsInBatch(UnsetBatch), cancellationToken).ConfigureAwait(false));
            }

            try
            {
                var result = await work.RunAsync(session, cancellationToken).ConfigureAwait(false);
                return Tell(spec, spec.Statement is null ? null : result.GetProperty("rows"), result.GetProperty("changes").GetInt64());
            }
            catch (DatabaseException e) when (spec.Statement?.Contains("{{", StringComparison.Ordinal) == true)
            {
                throw new DatabaseException($"{e.Message} A statement is taken as it is written: instead of {{{{ }}}} write :name, a member of 'data' or of 'params'.", e);
            }
        }
    }

    /// <summary>A former form has the login's members in <c>spec</c>.</summary>
    private static ActionInputs Login(SaveSpec spec)
    {
        var inputs = spec.Inputs(LoginMembers);
        if (DatabaseLogins.Has(inputs) || !spec.Spec.EnumerateObject().Any())
        {
            return inputs;
        }

        return new(Json.Write(spec, static (writer, s) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("auth");
            s.Spec.WriteTo(writer);
            writer.WriteEndObject();
        }));
    }

    private static DataRows? Rows(SaveSpec spec) => spec.Data switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => new([map], false),
        { ValueKind: JsonValueKind.Array } list => new(
            [.. list.EnumerateArray().Select((row, i) => row.ValueKind == JsonValueKind.Object ? row : throw spec.Wrong("data", FormattableString.Invariant($"must be a map or a list of maps, and item {i} is {Json.Describe(row)}.")))],
            true),
        { } other => throw spec.Wrong("data", $"must be a map or a list of maps, and is {Json.Describe(other)}."),
    };

    private static SqlWork Work(SaveSpec spec, DataRows? rows, DatabaseDialect dialect)
    {
        var statements = new List<(DatabaseStatement, string)>();
        var texts = spec.Statement is { } statement ? SqlWork.Split("statement", statement, dialect) : [(Text: "", Place: "the data")];
        IReadOnlyList<JsonElement?> items = rows is null ? [null] : [.. rows.Items.Select(static r => (JsonElement?)r)];
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var (text, place) in texts)
            {
                var row = rows is { IsList: true } ? FormattableString.Invariant($"{place}, row {i + 1}") : place;
                statements.Add((SaveStatement.Build(dialect, text, spec.Table, spec.Mode, spec.Keys, items[i], spec.Parameters), row));
            }
        }

        return new(statements, inTransaction: dialect != DatabaseDialect.Snowflake);
    }

    private static WriteRows Plan(SaveSpec spec, IReadOnlyList<JsonElement> items)
    {
        if (spec.Table is not { } table)
        {
            throw new DatabaseException("A save without 'statement' needs 'table', and 'data' that is a map of columns and values, or a list of such maps.");
        }

        // Without a key an upsert is an insert, as it is for one row.
        var isUpsert = SaveStatement.IsUpsert(spec.Mode) && spec.Keys.Count > 0;
        return new(TableName.Parse(table), items, isUpsert ? WriteMode.Upsert : WriteMode.Append, spec.Keys, spec.Create);
    }

    private static async Task<long> WriteAsync(IDatabaseSession session, WriteRows rows, int batchSize, CancellationToken cancellationToken)
    {
        if (rows.Items.Count == 0)
        {
            return 0;
        }

        var reader = JsonRows.From(rows.Items);
        var writer = await session.WriteAsync(new(rows.Table, reader.Columns, rows.Mode, rows.Keys, Create: rows.Create), cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var batch = new RowBatch(reader.Columns, batchSize);
            bool more;
            do
            {
                batch.Clear();
                more = await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }
            while (more);
            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            return writer.RowsCommitted;
        }
    }

    private static JsonElement Tell(SaveSpec spec, JsonElement? rows, long changes) => Json.Write((spec.Table, rows, changes), static (writer, t) =>
    {
        writer.WriteStartObject();
        if (t.Table is { } table)
        {
            writer.WriteString("table", table);
        }

        writer.WriteNumber("changes", t.changes);
        if (t.rows is { } rows)
        {
            writer.WritePropertyName("rows");
            rows.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private sealed record DataRows(IReadOnlyList<JsonElement> Items, bool IsList);

    private sealed record WriteRows(TableName Table, IReadOnlyList<JsonElement> Items, WriteMode Mode, IReadOnlyList<string> Keys, bool Create);
}
