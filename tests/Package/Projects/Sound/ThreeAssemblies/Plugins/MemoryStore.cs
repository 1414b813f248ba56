using Acme.Contracts;
using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Acme.Plugins;

[Plugin("memory", Version = "1.2.0-beta.1", Description = "Keeps \"all\"\n{in} memory.", Author = "Zoë", Lifetime = ServiceLifetime.Singleton, HostVersion = "[1.0,2.0)")]
[PluginAlias("ram")]
[Capacity(1000, Backup = DayOfWeek.Friday, Regions = ["eu", "us"])]
internal sealed class MemoryStore : IStore, IDisposable
{
    private int _saved;
    private bool _disposed;

    public string Save(string text) => $"memory {++_saved}: {text}";

    /// <summary>The container disposes of a singleton once for each key and contract that it was asked by.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Console.WriteLine("memory disposed");
        }
    }
}
