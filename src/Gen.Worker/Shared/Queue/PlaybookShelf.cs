using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Shared.Queue.Tables;
using Gen.Worker.Shared.Storage;

namespace Gen.Worker.Shared.Queue;

/// <summary>The server's view of the catalogue: it knows which version is the newest.</summary>
/// <remarks>All members throw <see cref="Runtime.StorageException"/> if the catalogue cannot be read or written.</remarks>
/// <param name="catalog">The catalogue.</param>
/// <param name="database">The database that it is in.</param>
/// <param name="time">The time.</param>
public sealed class PlaybookShelf(ICatalog catalog, WorkerDatabase database, TimeProvider time) : IDisposable
{
    private const string CannotRead = "The catalogue cannot be read";

    private readonly QueueDatabase _database = new(database);

    /// <summary>Puts a playbook's text into the catalogue, and makes it the newest of its path: also if the path had it before, and another one since.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<CatalogEntry> PutAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        var entry = await catalog.RegisterAsync(path, text, cancellationToken).ConfigureAwait(false);
        await _database.WriteAsync("The playbook cannot be put into the catalogue", async work =>
        {
            if (await PlaybookTable.FindNewestAsync(work, path).ConfigureAwait(false) != entry.Version)
            {
                await PlaybookTable.TouchAsync(work, path, entry.Version, time.GetUtcNow()).ConfigureAwait(false);
            }

            return true;
        }, cancellationToken).ConfigureAwait(false);
        return entry;
    }

    /// <summary>The version that is meant, or <see langword="null"/> if there is none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The version; <see langword="null"/>: the newest.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<long?> FindAsync(string path, long? version, CancellationToken cancellationToken = default) => _database.ReadAsync(
        CannotRead,
        async work => version is not { } known ? await PlaybookTable.FindNewestAsync(work, path).ConfigureAwait(false)
            : await PlaybookTable.HasAsync(work, path, known).ConfigureAwait(false) ? known
            : null,
        cancellationToken);

    /// <summary>A version's text, or <see langword="null"/> if there is no such version.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<string?> ReadAsync(string path, long version, CancellationToken cancellationToken = default) => catalog.ReadAsync(path, version, cancellationToken);

    /// <summary>The playbooks in the order of their paths.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyList<PlaybookListing>> ListAsync(int most, CancellationToken cancellationToken = default)
        => await _database.ReadAsync(CannotRead, work => PlaybookTable.ListAsync(work, most), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
