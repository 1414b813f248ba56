using System.Data;
using System.Data.Common;

namespace Gen.Plugins.Migrations.Databases;

/// <summary>An open connection, and the transaction that is open on it.</summary>
internal sealed class DatabaseSession(DbConnection connection, int timeout) : IAsyncDisposable
{
    private DbTransaction? _transaction;

    public DbConnection Connection => connection;

    /// <summary>Runs a statement to its end, whatever rows it gives.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="parameters">Values for <c>@name</c>.</param>
    /// <returns>How many rows it changed, where the database counts.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        => await ExecuteAsync(sql, timeout, cancellationToken, parameters).ConfigureAwait(false);

    /// <summary>The same, with a timeout in seconds.</summary>
    public async Task<int> ExecuteAsync(string sql, int seconds, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        // SQLite's drivers do not look at the token themselves.
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Command(sql, seconds, parameters);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            do
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                }
            }
            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }

        return reader.RecordsAffected;
    }

    /// <summary>Reads rows.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Command(sql, timeout, parameters);
        var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <summary>Begins a transaction in the driver's way.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) => _transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Commits it.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Gives it up.</summary>
    public async Task RollbackAsync()
    {
        if (_transaction is { } transaction)
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            await EndAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask EndAsync()
    {
        if (_transaction is { } transaction)
        {
            _transaction = null;
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    private DbCommand Command(string sql, int seconds, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandTimeout = seconds;
#pragma warning disable CA2100 // It is a migration's own text, or ours with a table's name that HistoryName allows.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
