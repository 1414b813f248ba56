using System.Text.Json;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>DuckDB, by its C library.</summary>
internal sealed class DuckDbConnector : IDatabaseConnector, IDisposable
{
    private readonly object _lock = new();
    private DuckDbDatabase? _memory;

    public DatabaseDialect Dialect => DatabaseDialect.DuckDb;

    public async Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        Library.Ensure();
        var session = await Task.Run(() => Open(login, folder), cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var sql in Settings(login, folder))
            {
                await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose() => _memory?.Dispose();

    private DuckDbSession Open(DatabaseLogin login, string folder)
    {
        if (login.Database is { } name && name != DuckDbDatabase.Memory)
        {
            var database = DuckDbDatabase.Open(Path.GetFullPath(name, folder), login);
            return new(database, ownsDatabase: true, login);
        }

        lock (_lock)
        {
            return new(_memory ??= DuckDbDatabase.Open(DuckDbDatabase.Memory, login), ownsDatabase: false, login);
        }
    }

    /// <summary>What a session is told before it works. Values that come from outside are literals.</summary>
    private static IEnumerable<string> Settings(DatabaseLogin login, string folder)
    {
        // Files that SQL names are relative to the playbook's folder.
        yield return $"SET file_search_path = {DatabaseDialect.Literal(folder)}";
        if (login.Text("memory_limit") is { } memory)
        {
            yield return $"SET memory_limit = {DatabaseDialect.Literal(memory)}";
        }

        if (login.Text("threads") is { } threads)
        {
            yield return $"SET threads = {DatabaseDialect.Literal(threads)}";
        }

        if (login.Text("temp_directory") is { } temporary)
        {
            yield return $"SET temp_directory = {DatabaseDialect.Literal(Path.GetFullPath(temporary, folder))}";
        }

        if (login.Value("secrets") is { ValueKind: JsonValueKind.Object } secrets)
        {
            foreach (var extension in DuckDbSecrets.Extensions(secrets))
            {
                yield return $"INSTALL {extension}";
                yield return $"LOAD {extension}";
            }

            foreach (var secret in DuckDbSecrets.Statements(secrets))
            {
                yield return secret;
            }
        }

        if (login.Value("attach") is { ValueKind: JsonValueKind.Object } attach)
        {
            foreach (var item in attach.EnumerateObject())
            {
                yield return DuckDbSecrets.Attach(item.Name, item.Value, folder);
            }
        }
    }
}
