using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Queue.Tables;

/// <summary>The rows of <c>worker_playbooks</c>, which the plugin <c>catalog</c> owns and writes.</summary>
internal static class PlaybookTable
{
    /// <summary>The newest text of a path is the one that was put there last, which may have been there before.</summary>
    private const string NewestFirst = "ORDER BY registered_at DESC, version DESC";

    public static async Task<string?> ReadAsync(QueueWork work, string path, long version)
    {
        using var command = work.Command("SELECT content FROM worker_playbooks WHERE path = @path AND version = @version");
        return (string?)await command.With("path", path).With("version", version).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false);
    }

    public static async Task<long?> FindNewestAsync(QueueWork work, string path)
    {
        using var command = work.Command($"SELECT version FROM worker_playbooks WHERE path = @path {NewestFirst} LIMIT 1");
        return (long?)await command.With("path", path).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false);
    }

    public static async Task<bool> HasAsync(QueueWork work, string path, long version)
    {
        using var command = work.Command("SELECT 1 FROM worker_playbooks WHERE path = @path AND version = @version");
        return await command.With("path", path).With("version", version).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Makes a version the newest of its path.</summary>
    public static async Task TouchAsync(QueueWork work, string path, long version, DateTimeOffset now)
    {
        using var command = work.Command("UPDATE worker_playbooks SET registered_at = @now WHERE path = @path AND version = @version");
        command.With("path", path).With("version", version).With("now", work.Database.ToTime(now));
        await command.ExecuteNonQueryAsync(work.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Paths in order, each with its newest version.</summary>
    public static async Task<List<PlaybookListing>> ListAsync(QueueWork work, int most)
    {
        using var command = work.Command("""
            SELECT path, version, registered_at FROM worker_playbooks p
            WHERE NOT EXISTS (
              SELECT 1 FROM worker_playbooks n
              WHERE n.path = p.path AND (n.registered_at > p.registered_at OR (n.registered_at = p.registered_at AND n.version > p.version)))
            ORDER BY path LIMIT @most
            """);
        return await command.With("most", most)
            .ReadAsync(r => new PlaybookListing(r.GetString(0), r.GetInt64(1), work.Database.ReadTime(r, 2)), work.CancellationToken)
            .ConfigureAwait(false);
    }
}
