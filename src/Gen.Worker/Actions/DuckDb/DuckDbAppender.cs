using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>Appends rows to some columns of a table; the others get their defaults.</summary>
internal sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly DuckDbSession _session;
    private readonly IReadOnlyList<string> _columns;
    private readonly VectorType[] _types;
    private readonly int _most = (int)Api.VectorSize();
    private nint _appender;
    private nint _chunk;

    /// <exception cref="DatabaseException">There is no such table or column.</exception>
    public DuckDbAppender(DuckDbSession session, string? catalog, string? schema, string table, IReadOnlyList<string> columns)
    {
        (_session, _columns) = (session, columns);
        _types = new VectorType[columns.Count];
        try
        {
            if (Api.AppenderCreate(session.Connection, catalog, schema, table, out _appender) != 0)
            {
                throw Error();
            }

            foreach (var column in columns)
            {
                if (Api.AppenderAddColumn(_appender, column) != 0)
                {
                    throw Error();
                }
            }

            CreateChunk();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<VectorType> Types => _types;

    /// <summary>Appends rows: of the batch's columns, and after them, if the table has one column more, the rows' numbers.</summary>
    public void Append(RowBatch batch, long first)
    {
        for (var from = 0; from < batch.Count; from += _most)
        {
            var count = Math.Min(_most, batch.Count - from);
            Api.DataChunkReset(_chunk);
            for (var i = 0; i < batch.Columns.Count; i++)
            {
                VectorWriter.Write(batch[i], from, count, _types[i], Api.DataChunkVector(_chunk, (ulong)i), _columns[i]);
            }

            if (_columns.Count > batch.Columns.Count)
            {
                var numbers = (long*)Api.VectorData(Api.DataChunkVector(_chunk, (ulong)batch.Columns.Count));
                for (var i = 0; i < count; i++)
                {
                    numbers[i] = first + from + i;
                }
            }

            Api.DataChunkSetSize(_chunk, (ulong)count);
            if (Api.AppendDataChunk(_appender, _chunk) != 0)
            {
                throw Error();
            }
        }
    }

    public void Flush()
    {
        if (Api.AppenderFlush(_appender) != 0)
        {
            throw Error();
        }
    }

    public void Dispose()
    {
        Api.DestroyDataChunk(ref _chunk);
        if (_appender != 0)
        {
            // Writes what is left, which whoever rolls back undoes.
            _ = Api.AppenderDestroy(ref _appender);
        }
    }

    private void CreateChunk()
    {
        var types = stackalloc nint[_types.Length];
        for (var i = 0; i < _types.Length; i++)
        {
            types[i] = Api.AppenderColumnType(_appender, (ulong)i);
        }

        _chunk = Api.CreateDataChunk(types, (ulong)_types.Length);
        for (var i = 0; i < _types.Length; i++)
        {
            _types[i] = VectorType.Take(types[i]);
        }
    }

    private DatabaseException Error() => _session.Error(Api.AppenderError(_appender));
}
