namespace Gen.Plugins.Tests;

/// <summary>Writes down when it is created and disposed of.</summary>
internal abstract class Probe(Journal journal) : IProbe
{
    public int Number { get; } = journal.Create("an instance");

    protected Journal Journal => journal;
}

public interface IProbe
{
    /// <summary>Tells instances apart.</summary>
    int Number { get; }
}

internal abstract class DisposableProbe(Journal journal) : Probe(journal), IDisposable
{
    public void Dispose() => Journal.Write($"dispose {Number}");
}

internal abstract class AsyncDisposableProbe(Journal journal) : Probe(journal), IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Journal.Write($"dispose {Number} asynchronously");
    }
}

internal abstract class DoublyDisposableProbe(Journal journal) : Probe(journal), IDisposable, IAsyncDisposable
{
    public void Dispose() => Journal.Write($"dispose {Number}");

    public ValueTask DisposeAsync()
    {
        Journal.Write($"dispose {Number} asynchronously");
        return default;
    }
}
