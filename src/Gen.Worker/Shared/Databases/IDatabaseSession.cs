using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Shared.Databases;

/// <summary>A connection to a database. Does one thing at a time. Each method throws <see cref="DatabaseException"/> if the database refuses or goes away.</summary>
public interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>The database's SQL.</summary>
    DatabaseDialect Dialect { get; }

    /// <summary>Begins a transaction, in which what this session does from then on stands.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DatabaseException">This database has none that lasts over several calls.</exception>
    Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>Runs a statement, and streams its rows. Rows that are not read are not fetched.</summary>
    /// <param name="statement">The statement, with values for all its placeholders.</param>
    /// <param name="cancellationToken">Stops it, on the server too.</param>
    /// <returns>A reader, to be disposed before the session does anything else. It has no columns if the statement gives no rows.</returns>
    Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken);

    /// <summary>What columns a table has.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><see langword="null"/> if there is no such table.</returns>
    Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken);

    /// <summary>Prepares to write rows in bulk.</summary>
    /// <param name="plan">Where and how.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A writer, to be disposed before the session does anything else.</returns>
    Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken);
}
