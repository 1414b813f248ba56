using System.Text.Json;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Gen.Worker.Actions.Postgres;

/// <summary>A connection to PostgreSQL.</summary>
internal sealed class PostgresSession(NpgsqlDataSource source, NpgsqlConnection connection, DatabaseLogin login) : IDatabaseSession
{
    public DatabaseDialect Dialect => DatabaseDialect.PostgreSql;

    public NpgsqlConnection Connection => connection;

    public async Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken)
        => await RunAsync(async () => new PostgresTransaction(this, await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false)), "begin a transaction", cancellationToken).ConfigureAwait(false);

    public Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return RunAsync<IRowReader>(
            async () =>
            {
                var command = Command(statement);
                try
                {
                    // What the driver knows no type for, the server sends as text; which columns these are is asked first.
                    if (await UnknownAsync(command, cancellationToken).ConfigureAwait(false) is { } unknown)
                    {
                        command.UnknownResultTypeList = unknown;
                    }

                    return new PostgresReader(this, command, await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false));
                }
                catch
                {
                    await command.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            },
            "run a statement",
            cancellationToken);
    }

    public Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return RunAsync(() => DescribeTableAsync(table, cancellationToken), $"look at table '{table}'", cancellationToken);
    }

    public async Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await RunAsync(() => PostgresWriter.CreateAsync(this, plan, cancellationToken), $"write to table '{plan.Table}'", cancellationToken).ConfigureAwait(false);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        var command = Command(new(sql));
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Commits.</summary>
    /// <exception cref="DatabaseException">Its outcome is unknown.</exception>
    public async Task CommitAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when ((PostgresErrors.IsDatabase(e) || e is OperationCanceledException) && !PostgresErrors.IsRefusal(e))
        {
            throw PostgresErrors.UnknownOutcome(e, login);
        }
    }

    /// <summary>Does something on the connection, and tells failures from stops.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.IsDatabase(e))
        {
            throw PostgresErrors.ToException(e, $"PostgreSQL ({login}) did not {what}", login, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter ToParameter(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
        JsonValueKind.True or JsonValueKind.False => new NpgsqlParameter<bool> { TypedValue = value.GetBoolean() },
        JsonValueKind.Number when value.TryGetInt32(out var whole) => new NpgsqlParameter<int> { TypedValue = whole },
        JsonValueKind.Number when value.TryGetInt64(out var whole) => new NpgsqlParameter<long> { TypedValue = whole },
        JsonValueKind.Number => NumberDigits.KindsOf(value) switch
        {
            var kinds when kinds.HasFlag(NumberKinds.Exact) => new NpgsqlParameter<decimal> { TypedValue = value.GetDecimal() },
            // Of more digits the server would drop some where the column is numeric.
            var kinds when kinds.HasFlag(NumberKinds.Real) && NumberDigits.AreFew(value.GetDouble()) => new NpgsqlParameter<double> { TypedValue = value.GetDouble() },
            _ => new() { Value = value.GetRawText(), NpgsqlDbType = NpgsqlDbType.Unknown },
        },
        // Of no type yet: the server takes it for what stands there, a date, a UUID, JSON.
        JsonValueKind.String => new() { Value = value.GetString(), NpgsqlDbType = NpgsqlDbType.Unknown },
        _ => new() { Value = value.GetRawText(), NpgsqlDbType = NpgsqlDbType.Unknown },
    };

    private static async Task<bool[]?> UnknownAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SchemaOnly, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var unknown = new bool[reader.FieldCount];
            for (var i = 0; i < unknown.Length; i++)
            {
                unknown[i] = PostgresTypes.ToColumnType(reader.GetDataTypeName(i)) is null;
            }

            return unknown.Contains(true) ? unknown : null;
        }
    }

    private NpgsqlCommand Command(DatabaseStatement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // It is the playbook's own SQL, or built of quoted names; values are parameters.
        command.CommandText = statement.Text;
#pragma warning restore CA2100
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(ToParameter(parameter.Value));
        }

        return command;
    }

    private async Task<TableDescription?> DescribeTableAsync(TableName table, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();

        // Types without their lengths, and of domains what they are of: a cast to varchar(3) would cut, while an assignment to such a column refuses.
        command.CommandText = """
            WITH RECURSIVE bare(type, base) AS (
              SELECT DISTINCT atttypid, atttypid FROM pg_attribute WHERE attrelid = to_regclass($1)
              UNION ALL
              SELECT b.type, t.typbasetype FROM bare b JOIN pg_type t ON t.oid = b.base WHERE t.typtype = 'd')
            SELECT a.attname::text, (SELECT format_type(b.base, -1) FROM bare b JOIN pg_type t ON t.oid = b.base WHERE b.type = a.atttypid AND t.typtype <> 'd'), coalesce(array_position(i.indkey::int2[], a.attnum), -1)
            FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum
            """;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.ToSql(Dialect) });
        var columns = new List<TableColumn>();
        var keys = new SortedList<int, string>();
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            columns.Add(new(reader.GetString(0), reader.GetString(1)));
            if (reader.GetInt32(2) is var place and >= 0)
            {
                keys.Add(place, reader.GetString(0));
            }
        }

        return columns.Count == 0 ? null : new(columns, [.. keys.Values]);
    }
}
