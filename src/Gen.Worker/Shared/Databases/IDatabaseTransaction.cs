namespace Gen.Worker.Shared.Databases;

/// <summary>A transaction. Disposed without a commit, all that was done in it is undone.</summary>
public interface IDatabaseTransaction : IAsyncDisposable
{
    /// <summary>Makes it last.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task CommitAsync(CancellationToken cancellationToken);
}
