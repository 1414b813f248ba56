using Gen.Worker.Shared.Databases;
using Npgsql;

namespace Gen.Worker.Actions.Postgres;

/// <summary>A transaction of a session.</summary>
internal sealed class PostgresTransaction(PostgresSession session, NpgsqlTransaction transaction) : IDatabaseTransaction
{
    public Task CommitAsync(CancellationToken cancellationToken)
        => session.RunAsync(
            async () =>
            {
                await session.CommitAsync(transaction, cancellationToken).ConfigureAwait(false);
                return true;
            },
            "commit",
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresErrors.IsDatabase(e))
        {
            // The connection is gone, and the transaction with it.
        }
    }
}
