namespace Gen.Plugins.Migrations.Databases;

/// <summary>Keeps other processes from migrating until it is disposed of, or its process dies. This one keeps nobody.</summary>
internal class DatabaseLock : IAsyncDisposable
{
    /// <summary>Makes sure that it is still held.</summary>
    /// <exception cref="MigrationLockException">It is not.</exception>
    public virtual Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }
}
