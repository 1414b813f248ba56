using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Shared.Databases;

/// <summary>Rows as they come, batch by batch: what is held in memory is one batch.</summary>
public interface IRowReader : IAsyncDisposable
{
    /// <summary>The columns; none if the statement gives no rows.</summary>
    IReadOnlyList<DatabaseColumn> Columns { get; }

    /// <summary>How many rows the statement wrote; 0 if it wrote none, or if the database does not say. Known when all rows are read.</summary>
    long Changes { get; }

    /// <summary>Adds rows to a batch until it is full or there are no more.</summary>
    /// <param name="batch">A batch of these <see cref="Columns"/>.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="DatabaseException">A value cannot be held, or the database went away.</exception>
    ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken);
}
