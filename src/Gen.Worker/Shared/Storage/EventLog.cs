using System.Data.Common;
using Gen.Plugins;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Shared.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Storage;

/// <summary>The event log in the worker's database. An execution is its events, and nothing else is kept of it: there is no state that could disagree with them.</summary>
[Plugin("event_log", Lifetime = ServiceLifetime.Singleton, Description = "Keeps the events of all executions in the worker's database.")]
[PluginMigrations("Migrations/event_log")]
internal sealed class EventLog(WorkerDatabase database) : IEventLog
{
    private const string CannotRead = "The event log cannot be read";
    private const int LongestId = 64;

    public Task<IExecutionLog> StartAsync(string executionId, ExecutionEvent start, ReportedExecution? reported = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(executionId);
        ArgumentNullException.ThrowIfNull(start);
        if (executionId.Length > LongestId || !executionId.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException($"An execution's id is 1 to {LongestId} of letters, digits, '-' and '_'.", nameof(executionId));
        }

        if (start.Type != EventTypes.ExecutionStart)
        {
            throw new ArgumentException($"The first event of an execution is '{EventTypes.ExecutionStart}'.", nameof(start));
        }

        return database.TryAsync<IExecutionLog>("The run cannot be recorded", async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            IAsyncDisposable? hold = null;
            try
            {
                hold = await database.HoldAsync(connection, executionId, cancellationToken).ConfigureAwait(false);
                await BeginAsync(connection, new(executionId, 1, start), reported, cancellationToken).ConfigureAwait(false);
                return new ExecutionLog(database, connection, hold, executionId);
            }
            catch
            {
                if (hold is not null)
                {
                    await hold.DisposeAsync().ConfigureAwait(false);
                }

                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        });
    }

    public Task<IReadOnlyList<ExecutionSummary>> ListAsync(int most, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return database.TryAsync(CannotRead, async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var found = await EventTable.ReadEndsAsync(database, connection, null, most, cancellationToken).ConfigureAwait(false);
                return await SummariseAsync(connection, found, cancellationToken).ConfigureAwait(false);
            }
        });
    }

    public Task<ExecutionSummary?> FindAsync(string executionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionId);
        return database.TryAsync(CannotRead, async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var found = await EventTable.ReadEndsAsync(database, connection, executionId, 1, cancellationToken).ConfigureAwait(false);
                return found.Count == 0 ? null : (await SummariseAsync(connection, found, cancellationToken).ConfigureAwait(false))[0];
            }
        });
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadAsync(string executionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executionId);
        return database.TryAsync<IReadOnlyList<LoggedEvent>>(CannotRead, async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await EventTable.ReadAsync(database, connection, executionId, cancellationToken).ConfigureAwait(false);
            }
        });
    }

    private async Task BeginAsync(DbConnection connection, LoggedEvent start, ReportedExecution? reported, CancellationToken cancellationToken)
    {
        var transaction = await WorkerDatabase.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await EventTable.InsertAsync(database, connection, transaction, start, cancellationToken).ConfigureAwait(false);
            if (reported is not null)
            {
                await OutboxTable.InsertAsync(connection, transaction, reported, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// An execution without an end that nobody holds was interrupted; unless it ended, and was let go of, after its events were read and before its holder was looked for. So those are
    /// read again.
    /// </summary>
    private async Task<IReadOnlyList<ExecutionSummary>> SummariseAsync(DbConnection connection, List<(LoggedEvent First, LoggedEvent Last)> found, CancellationToken cancellationToken)
    {
        string[] open = [.. found.Where(static e => ExecutionSummary.EndOf(e.Last.Event.Type) is null).Select(static e => e.First.ExecutionId)];
        var held = open.Length == 0 ? new HashSet<string>() : await database.HeldAsync(connection, open, cancellationToken).ConfigureAwait(false);
        var summaries = new List<ExecutionSummary>(found.Count);
        foreach (var (first, last) in found)
        {
            var end = last;
            if (ExecutionSummary.EndOf(last.Event.Type) is null && !held.Contains(first.ExecutionId))
            {
                var again = await EventTable.ReadEndsAsync(database, connection, first.ExecutionId, 1, cancellationToken).ConfigureAwait(false);
                end = again.Count > 0 ? again[0].Last : last;
            }

            summaries.Add(ExecutionSummary.Of(first, end, held.Contains(first.ExecutionId)));
        }

        return summaries;
    }
}
