using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>Rows of a statement, chunk by chunk as DuckDB computes them.</summary>
internal sealed class DuckDbReader : IRowReader, IDisposable
{
    /// <summary>duckdb_result_type: it gives rows.</summary>
    private const int GivesRows = 3;

    /// <summary>duckdb_result_type: it has one row, which says how many were written.</summary>
    private const int GivesChanges = 1;

    private readonly DuckDbSession _session;
    private readonly VectorType[] _types;
    private QueryResult _result;
    private nint _chunk;
    private int _size;
    private int _next;
    private bool _isOpen = true;

    public unsafe DuckDbReader(DuckDbSession session, QueryResult result)
    {
        (_session, _result) = (session, result);
        try
        {
            var kind = Api.ReturnType(result);
            var count = kind == GivesRows ? (int)Api.ColumnCount(&result) : 0;
            Changes = kind == GivesChanges ? (long)Api.RowsChanged(&result) : 0;
            _types = new VectorType[count];
            var columns = new DatabaseColumn[count];
            for (var i = 0; i < count; i++)
            {
                var name = Api.Borrowed(Api.ColumnName(&result, (ulong)i)) ?? "";
                _types[i] = VectorType.Take(Api.ColumnLogicalType(&result, (ulong)i));
                columns[i] = new(name, VectorReader.ToColumnType(_types[i])
                    ?? throw new DatabaseException($"Column '{name}' has a type of DuckDB that the worker does not read. Cast it to VARCHAR in the query."));
            }

            Columns = columns;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<DatabaseColumn> Columns { get; }

    public long Changes { get; }

    public async ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
        => await _session.RunAsync(() => Read(batch), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ReadAsync"/>
    public bool Read(RowBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        while (!batch.IsFull)
        {
            if (_next == _size && !Fetch())
            {
                return false;
            }

            var to = Math.Min(_size, _next + batch.Capacity - batch.Count);

            // Where values may be large, little by little: the batch has a size too.
            to = Columns.Any(static c => c.Type is ColumnType.Text or ColumnType.Bytes or ColumnType.Json) ? Math.Min(to, _next + 64) : to;
            for (var i = 0; i < _types.Length; i++)
            {
                VectorReader.Add(batch[i], _types[i], Api.DataChunkVector(_chunk, (ulong)i), _next, to);
            }

            batch.EndRows(to - _next);
            _next = to;
        }

        return true;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public unsafe void Dispose()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        Api.DestroyDataChunk(ref _chunk);
        fixed (QueryResult* result = &_result)
        {
            Api.DestroyResult(result);
        }
    }

    private unsafe bool Fetch()
    {
        Api.DestroyDataChunk(ref _chunk);
        _chunk = _types.Length == 0 ? 0 : Api.FetchChunk(_result);
        _next = 0;
        _size = _chunk == 0 ? 0 : (int)Api.DataChunkSize(_chunk);
        if (_size > 0)
        {
            return true;
        }

        // No chunk is the end, or an error.
        fixed (QueryResult* result = &_result)
        {
            return Api.ResultError(result) is var error and not 0 && Api.Borrowed(error) is { Length: > 0 } ? throw _session.Error(error) : false;
        }
    }
}
