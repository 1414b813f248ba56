using System.Threading.Channels;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.Transfer;

/// <summary>
/// Rows from a reader to a writer. One batch is read while another is written; there are three, used again and again, so that the faster end waits for the slower one.
/// </summary>
internal sealed class TransferFlow(TransferPlan plan, IRowReader reader, IDatabaseSession target)
{
    private const int Batches = 3;

    /// <summary>What may lie about before it is collected. Where a processor's cache is large, the runtime by itself would let hundreds of megabytes lie.</summary>
    private const long MostGarbage = 4 * 1024 * 1024;

    /// <summary>The rows that were written.</summary>
    public long Rows { get; private set; }

    /// <summary>The chunks that were written.</summary>
    public int Chunks { get; private set; }

    /// <summary>The rows' columns.</summary>
    public IReadOnlyList<DatabaseColumn> Columns => reader.Columns;

    /// <exception cref="ActionFailedException">An end failed. The message says what stays in the table.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var writer = await target.WriteAsync(new(plan.Table, reader.Columns, plan.Mode, plan.Key, plan.CommitEachChunk, plan.Create), cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            try
            {
                await MoveAsync(writer, cancellationToken).ConfigureAwait(false);
                await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ActionFailedException or OperationCanceledException)
            {
                var stays = Stays(writer, e is DatabaseException { IsOutcomeUnknown: true });
                throw e is ActionFailedException failure
                    ? new ActionFailedException($"{e.Message} {stays}", e) { Kind = failure.Kind, Details = failure.Details }
                    : new OperationCanceledException($"The transfer was stopped. {stays}", e, cancellationToken);
            }
        }
    }

    private string Stays(IRowWriter writer, bool isOutcomeUnknown)
    {
        var before = FormattableString.Invariant($"{writer.RowsCommitted} rows in {Chunks} chunks were written before, and stay.");
        return (plan.CommitEachChunk, isOutcomeUnknown) switch
        {
            (false, false) => "Nothing was written.",
            (false, true) => "Whether the rows were written is unknown: look into the table before you run it again.",
            (true, false) => before,
            (true, true) => $"{before} Whether the chunk after them was written is unknown: look into the table before you run it again.",
        };
    }

    private async Task MoveAsync(IRowWriter writer, CancellationToken cancellationToken)
    {
        var empty = Channel.CreateUnbounded<RowBatch>(new() { SingleReader = true, SingleWriter = true });
        var full = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        for (var i = 0; i < Batches; i++)
        {
            empty.Writer.TryWrite(new(reader.Columns, plan.ChunkSize));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(empty.Reader, full.Writer, stop.Token), CancellationToken.None);
        var collected = GC.GetTotalAllocatedBytes();
        try
        {
            await foreach (var batch in full.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await writer.WriteAsync(batch, stop.Token).ConfigureAwait(false);
                Rows += batch.Count;
                Chunks++;
                empty.Writer.TryWrite(batch);
                if (GC.GetTotalAllocatedBytes() is var allocated && allocated - collected > MostGarbage)
                {
                    // What a row leaves is young and dead: this takes a millisecond.
                    GC.Collect(0);
                    collected = allocated;
                }
            }
        }
        finally
        {
            // Neither end is left before the other one has stopped.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Never throws: what goes wrong reaches the other end through the channel.</summary>
    private async Task ReadAsync(ChannelReader<RowBatch> empty, ChannelWriter<RowBatch> full, CancellationToken cancellationToken)
    {
        try
        {
            bool more;
            do
            {
                var batch = await empty.ReadAsync(cancellationToken).ConfigureAwait(false);
                batch.Clear();
                more = await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
                if (batch.Count > 0)
                {
                    await full.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                }
            }
            while (more);
            full.Complete();
        }
        catch (Exception e)
        {
            full.Complete(e);
        }
    }
}
