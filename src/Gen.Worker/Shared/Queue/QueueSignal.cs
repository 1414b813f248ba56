namespace Gen.Worker.Shared.Queue;

/// <summary>Wakes those who wait for work.</summary>
internal sealed class QueueSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends when there may be work. To be asked for before looking for work, so that nothing is missed in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
