using System.Collections.Concurrent;

namespace Gen.Plugins.Tests;

/// <summary>What happened in one container, in order. Each test has its own.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<string> _lines = [];
    private int _number;

    public IReadOnlyCollection<string> Lines => _lines;

    public int Create(string what)
    {
        var number = Interlocked.Increment(ref _number);
        Write($"create {what} {number}");
        return number;
    }

    public void Write(string line) => _lines.Enqueue(line);

    public int Count(string line) => _lines.Count(l => l == line);

    public override string ToString() => string.Join('\n', _lines);
}
