using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>A login to Snowflake. To the service each statement is a session of its own, so that nothing lasts from one to the next: no transaction, no temporary table.</summary>
internal sealed class SnowflakeSession(SnowflakeClient client) : IDatabaseSession
{
    /// <summary>"Object does not exist or not authorized."</summary>
    private const string Missing = "002003";

    public DatabaseDialect Dialect => DatabaseDialect.Snowflake;

    public Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken)
        => throw new DatabaseException("Over Snowflake's REST API each statement is its own transaction. Write one statement, such as MERGE, or a block: EXECUTE IMMEDIATE $$ BEGIN … END $$.");

    public async Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var (handle, answer) = await client.RunAsync(statement, cancellationToken).ConfigureAwait(false);
        return SnowflakeReader.Create(client, handle, answer);
    }

    public async Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        try
        {
            var reader = await ReadAsync(new($"DESCRIBE TABLE {table.ToSql(Dialect)}"), cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = await RowJson.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                var columns = rows.EnumerateArray().ToArray();
                return new(
                    [.. columns.Select(static c => new TableColumn(Text(c, "name"), Text(c, "type")))],
                    [.. columns.Where(static c => Text(c, "primary key") == "Y").Select(static c => Text(c, "name"))]);
            }
        }
        catch (DatabaseException e) when (e.Data["code"] is Missing)
        {
            return null;
        }
    }

    public async Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await SnowflakeWriter.CreateAsync(this, plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement for what it does.</summary>
    public async Task ExecuteAsync(DatabaseStatement statement, CancellationToken cancellationToken) => await client.RunAsync(statement, cancellationToken).ConfigureAwait(false);

    public ValueTask DisposeAsync() => default;

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
