using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Shared.Databases;

/// <summary>Writes rows in bulk. Disposed before it is complete, nothing that was not committed stays.</summary>
public interface IRowWriter : IAsyncDisposable
{
    /// <summary>The rows that are in the table for good.</summary>
    long RowsCommitted { get; }

    /// <summary>Writes a batch; with <see cref="WritePlan.CommitEachBatch"/> it is in the table for good when the task ends.</summary>
    /// <param name="batch">The rows. The caller may use the batch again when the task has ended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DatabaseException">The database refused, or a value does not fit its column.</exception>
    ValueTask WriteAsync(RowBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes what is held back, and commits.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DatabaseException">
    /// The database refused; nothing stays but what was committed before. With <see cref="DatabaseException.IsOutcomeUnknown"/> it did not answer, and what it was to commit may be there or not.
    /// </exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
