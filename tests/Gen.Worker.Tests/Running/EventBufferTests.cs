using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class EventBufferTests
{
    [Fact]
    public async Task A_result_that_cannot_be_written_is_told_once_and_costs_no_event_and_no_other_result()
    {
        var log = new PickyLog();
        await using var buffer = new EventBuffer(log, TimeProvider.System);
        await buffer.AddAsync(New("a", "1"), default);
        await buffer.AddAsync(New("b", "\"bad\""), default);
        await buffer.AddAsync(New("c", "3"), default);

        await Assert.ThrowsAsync<StorageException>(() => buffer.FlushAsync(default));
        await buffer.WriteAsync(New("d", null), default);

        Assert.Equal(["a 1", "b ", "c 3", "d "], log.Written);
    }

    [Fact]
    public async Task What_could_not_be_written_is_written_when_it_can_be_again_and_in_order()
    {
        var log = new PickyLog { IsAway = true };
        await using var buffer = new EventBuffer(log, TimeProvider.System);
        await buffer.AddAsync(New("a", "1"), default);
        await Assert.ThrowsAsync<StorageException>(() => buffer.FlushAsync(default));
        log.IsAway = false;

        await buffer.AddAsync(New("b", null), default);
        await buffer.WriteAsync(New("c", null), default);

        Assert.Equal(["a 1", "b ", "c "], log.Written);
    }

    [Fact]
    public async Task Events_that_come_together_are_written_together()
    {
        var log = new PickyLog();
        await using var buffer = new EventBuffer(log, new ManualTime());
        for (var i = 0; i < EventBuffer.Most; i++)
        {
            await buffer.AddAsync(New("a", null), default);
        }

        Assert.Equal((EventBuffer.Most, 1), (log.Written.Count, log.Batches));
    }

    private static NewEvent New(string node, string? result)
        => new(TestWorker.Event(EventTypes.TaskComplete, node), result is null ? null : Json.Parse(System.Text.Encoding.UTF8.GetBytes(result)));

    /// <summary>A log that takes no batch with a bad result in it, or nothing at all.</summary>
    private sealed class PickyLog : IExecutionLog
    {
        public bool IsAway { get; set; }

        public List<string> Written { get; } = [];

        public int Batches { get; private set; }

        public string ExecutionId => "x";

        public Task AppendAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
        {
            if (IsAway || events.Any(static e => e.Result?.GetRawText() == "\"bad\""))
            {
                return Task.FromException(new StorageException("It cannot be written."));
            }

            Batches++;
            Written.AddRange(events.Select(static e => $"{e.Event.NodeName} {e.Result?.GetRawText()}"));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
