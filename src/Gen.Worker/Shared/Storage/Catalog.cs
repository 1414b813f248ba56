using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Gen.Plugins;
using Gen.Worker.Runtime.Catalogs;
using Gen.Worker.Shared.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Storage;

/// <summary>The catalogue in the worker's database.</summary>
[Plugin("catalog", Lifetime = ServiceLifetime.Singleton, Description = "Keeps the texts of playbooks, by path and version, in the worker's database.")]
[PluginMigrations("Migrations/catalog")]
internal sealed class Catalog(WorkerDatabase database, TimeProvider time) : ICatalog
{
    /// <summary>How often another process may take the next version before this one does.</summary>
    private const int Attempts = 100;

    public Task<CatalogEntry> RegisterAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        var checksum = Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();
        return database.TryAsync("The playbook cannot be put into the catalogue", async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                for (var i = 0; i < Attempts; i++)
                {
                    if (await FindAsync(connection, path, checksum, cancellationToken).ConfigureAwait(false) is { } version)
                    {
                        return new CatalogEntry(path, version, checksum);
                    }

                    await TryInsertAsync(connection, path, checksum, text, cancellationToken).ConfigureAwait(false);
                }

                throw new InvalidOperationException("Others put new versions of it there all the time.");
            }
        });
    }

    public Task<string?> ReadAsync(string path, long version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return database.TryAsync("The catalogue cannot be read", async () =>
        {
            var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT content FROM worker_playbooks WHERE path = @path AND version = @version";
                return (string?)await command.With("path", path).With("version", version).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }
        });
    }

    private static async Task<long?> FindAsync(DbConnection connection, string path, string checksum, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM worker_playbooks WHERE path = @path AND checksum = @checksum";
        return (long?)await command.With("path", path).With("checksum", checksum).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the next version, if nobody else does so at the same time.</summary>
    private async Task TryInsertAsync(DbConnection connection, string path, string checksum, string text, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO worker_playbooks (path, version, checksum, registered_at, content)
            SELECT @path, coalesce(max(version), 0) + 1, @checksum, @now, @content FROM worker_playbooks WHERE path = @path
            ON CONFLICT DO NOTHING
            """;
        command.With("path", path).With("checksum", checksum).With("now", database.ToTime(time.GetUtcNow())).With("content", text);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
