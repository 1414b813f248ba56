using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Shared.Auth;

/// <summary>
/// What a run has asked for, for a minute: 100,000 steps of an iterator do not ask a server 100,000 times, and what is changed there reaches a long run. It goes with the run.
/// Failures are not kept.
/// </summary>
/// <typeparam name="T">What is asked for.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class RunCache<T>(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private readonly ConditionalWeakTable<SecretScope, ConcurrentDictionary<string, (T Value, long Read)>> _runs = new();

    /// <summary>What is kept under a name, or what is read now. Callers at the same time may both read.</summary>
    public async Task<T> GetAsync(SecretScope run, string name, Func<Task<T>> read)
    {
        var kept = _runs.GetValue(run, static _ => new(StringComparer.Ordinal));
        if (kept.TryGetValue(name, out var found) && time.GetElapsedTime(found.Read) < Life)
        {
            return found.Value;
        }

        var start = time.GetTimestamp();
        var value = await read().ConfigureAwait(false);
        kept[name] = (value, start);
        return value;
    }
}
