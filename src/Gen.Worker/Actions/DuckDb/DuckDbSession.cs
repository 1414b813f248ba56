using System.Text;
using System.Text.Json;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>A connection to a DuckDB database. The library knows no asynchronous work: what computes for a minute holds a thread for a minute, but not the caller's.</summary>
internal sealed class DuckDbSession : IDatabaseSession
{
    private readonly DuckDbDatabase _database;
    private readonly bool _ownsDatabase;
    private readonly DatabaseLogin _login;
    private readonly DuckDbPlaces _places;
    private readonly List<string> _attached = [];
    private nint _connection;

    public DuckDbSession(DuckDbDatabase database, bool ownsDatabase, DatabaseLogin login, DuckDbPlaces places)
    {
        (_database, _ownsDatabase, _login, _places) = (database, ownsDatabase, login, places);
        if (Api.Connect(database.Handle, out _connection) != 0)
        {
            if (ownsDatabase)
            {
                database.Dispose();
            }

            throw new DatabaseException($"DuckDB cannot connect to {login}.");
        }
    }

    public DatabaseDialect Dialect => DatabaseDialect.DuckDb;

    public nint Connection => _connection;

    public DuckDbDatabase Database => _database;

    public async Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync("BEGIN TRANSACTION", cancellationToken).ConfigureAwait(false);
        return new DuckDbTransaction(this);
    }

    public async Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var resolved = statement with { Text = RelativeFiles.Resolve(statement.Text, _places.Folder) };
        return await RunAsync(() => Execute(resolved), cancellationToken).ConfigureAwait(false);
    }

    public async Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return await RunAsync(() => DuckDbTable.Find(this, table)?.Description, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await RunAsync(() => DuckDbWriter.Create(this, plan), cancellationToken).ConfigureAwait(false);
    }

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            Execute(sql);
            return true;
        },
        cancellationToken);

    /// <summary>What to tell the database so that a name means what this session says, until it is disposed.</summary>
    public IEnumerable<string> Attach(DuckDbAttachment attachment)
    {
        foreach (var sql in _database.Attachments.Begin(attachment))
        {
            yield return sql;
        }

        _attached.Add(attachment.Alias);
    }

    public ValueTask DisposeAsync()
    {
        if (_connection != 0)
        {
            Api.Disconnect(ref _connection);
            _attached.ForEach(_database.Attachments.End);
            if (_ownsDatabase)
            {
                _database.Dispose();
            }
        }

        return default;
    }

    /// <summary>Runs blocking work elsewhere, and interrupts it when the token is cancelled.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interruption = new Interruption(_connection, cancellationToken);
        try
        {
            return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DatabaseException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    public void Execute(string sql) => Execute(new DatabaseStatement(sql)).Dispose();

    /// <summary>Rows as texts, for questions about the catalogue.</summary>
    public List<string?[]> Query(DatabaseStatement statement)
    {
        using var reader = Execute(statement);
        var batch = new RowBatch(reader.Columns, 256);
        var rows = new List<string?[]>();
        bool more;
        do
        {
            batch.Clear();
            more = reader.Read(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                var row = i;
                rows.Add([.. Enumerable.Range(0, reader.Columns.Count).Select(c => batch[c].ToText(row))]);
            }
        }
        while (more);
        return rows;
    }

    public DatabaseException Error(nint message)
    {
        var text = Api.Borrowed(message)?.Trim() ?? "";
        var hint = text.Contains("by configuration", StringComparison.Ordinal) || text.Contains("through configuration", StringComparison.Ordinal)
            ? $". DuckDB reaches files in the playbook's folder, folders that {DuckDbPlaces.Variable} names, and what 'auth' and 'attach' have logins for. A path that SQL computes begins with getvariable('folder') || '/'."
            : "";
        return new(_login.Redact($"DuckDB: {text}{hint}"));
    }

    private unsafe DuckDbReader Execute(DatabaseStatement statement)
    {
        if (statement.Text.Contains('\0', StringComparison.Ordinal))
        {
            throw new DatabaseException("A statement for DuckDB has a NUL in it.");
        }

        var state = Api.Prepare(_connection, statement.Text, out var prepared);
        try
        {
            if (state != 0)
            {
                throw Error(Api.PrepareError(prepared));
            }

            for (var i = 0; i < statement.Parameters.Count; i++)
            {
                if (Bind(prepared, (ulong)i + 1, statement.Parameters[i].Value) != 0)
                {
                    throw new DatabaseException($"DuckDB does not take the parameter '{statement.Parameters[i].Name}'.");
                }
            }

            state = Api.PendingStreaming(prepared, out var pending);
            try
            {
                if (state != 0)
                {
                    throw Error(Api.PendingError(pending));
                }

                QueryResult result = default;
                if (Api.ExecutePending(pending, &result) != 0)
                {
                    var error = Error(Api.ResultError(&result));
                    Api.DestroyResult(&result);
                    throw error;
                }

                return new DuckDbReader(this, result);
            }
            finally
            {
                Api.DestroyPending(ref pending);
            }
        }
        finally
        {
            Api.DestroyPrepare(ref prepared);
        }
    }

    private static unsafe int Bind(nint prepared, ulong index, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return Api.BindNull(prepared, index);
            case JsonValueKind.True or JsonValueKind.False:
                return Api.BindBoolean(prepared, index, value.GetBoolean());
            case JsonValueKind.Number when NumberDigits.KindsOf(value) is not NumberKinds.None and var kinds:
                return kinds.HasFlag(NumberKinds.Whole) ? Api.BindInt64(prepared, index, value.GetInt64())
                    : kinds.HasFlag(NumberKinds.Real) ? Api.BindDouble(prepared, index, value.GetDouble())
                    : Api.BindDecimal(prepared, index, new(value.GetDecimal()));
            default:
                var text = Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                fixed (byte* bytes = text)
                {
                    // The address of nothing is no address.
                    var none = (byte)0;
                    return Api.BindVarchar(prepared, index, text.Length == 0 ? &none : bytes, (ulong)text.Length);
                }
        }
    }
}
