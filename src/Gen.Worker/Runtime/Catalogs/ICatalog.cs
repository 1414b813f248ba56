using Gen.Plugins;

namespace Gen.Worker.Runtime.Catalogs;

/// <summary>The playbooks that were run, by path and version: what a run did can be read after its file has changed.</summary>
/// <remarks>All members throw <see cref="StorageException"/> if the catalogue cannot be read or written.</remarks>
[PluginContract("catalog", Required = true, Single = true)]
public interface ICatalog
{
    /// <summary>Puts a playbook's text into the catalogue if it is new there.</summary>
    /// <param name="path">The playbook's path.</param>
    /// <param name="text">Its text. Texts are the same if their SHA-256 is.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The entry: that of the same text, if the path had it at any time, or a new one with the next version.</returns>
    Task<CatalogEntry> RegisterAsync(string path, string text, CancellationToken cancellationToken = default);

    /// <summary>A version's text, or <see langword="null"/> if there is no such version.</summary>
    /// <param name="path">The playbook's path.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<string?> ReadAsync(string path, long version, CancellationToken cancellationToken = default);
}
