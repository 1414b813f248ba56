using System.Data.Common;
using Gen.Plugins;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Shared.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Storage;

/// <summary>The outbox in the worker's database, beside the event log.</summary>
[Plugin("outbox", Lifetime = ServiceLifetime.Singleton, Description = "Keeps how far events are delivered to the server, in the worker's database.")]
[PluginDependency("event_log")]
[PluginDependency("results")]
[PluginMigrations("Migrations/outbox")]
internal sealed class EventOutbox(WorkerDatabase database) : IEventOutbox
{
    private const string CannotRead = "The outbox cannot be read";
    private const string CannotWrite = "The outbox cannot be written";

    public Task<IReadOnlyList<OutgoingEvent>> ReadAsync(int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return database.TryAsync<IReadOnlyList<OutgoingEvent>>(CannotRead, async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await OutboxTable.ReadAsync(database, connection, most, cancellationToken).ConfigureAwait(false);
            }
        });
    }

    public Task DeliveredAsync(IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return database.TryAsync(CannotWrite, async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var transaction = await WorkerDatabase.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    // Always in the same order, so that two workers with one database do not wait for each other for ever.
                    foreach (var execution in events.GroupBy(static e => e.LocalId).OrderBy(static g => g.Key, StringComparer.Ordinal))
                    {
                        var last = execution.Last().Event;
                        await OutboxTable.MoveAsync(connection, transaction, execution.Key, last.Sequence, last.IsEnd, cancellationToken).ConfigureAwait(false);
                    }

                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return true;
                }
            }
        });
    }

    public Task<int> TidyAsync(CancellationToken cancellationToken = default) => database.TryAsync(CannotWrite, async () =>
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var ids = await OutboxTable.IdsAsync(connection, cancellationToken).ConfigureAwait(false);
            var held = ids.Count == 0 ? new HashSet<string>() : await database.HeldAsync(connection, ids, cancellationToken).ConfigureAwait(false);
            var left = ids.Count;
            foreach (var abandoned in ids.Where(i => !held.Contains(i)))
            {
                // Nobody writes to it any more, so that what is delivered now is all.
                left -= await OutboxTable.ForgetIfDeliveredAsync(connection, abandoned, cancellationToken).ConfigureAwait(false);
            }

            return left;
        }
    });
}
