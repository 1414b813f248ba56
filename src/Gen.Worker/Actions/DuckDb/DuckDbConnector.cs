using System.Text.Json;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>DuckDB, by its C library.</summary>
/// <param name="variables">Where <see cref="DuckDbPlaces.Variable"/> is read.</param>
internal sealed class DuckDbConnector(EnvironmentVariables? variables = null) : IDatabaseConnector, IDisposable
{
    /// <summary>What a database is told when it is opened is told by one at a time.</summary>
    private static readonly SemaphoreSlim Telling = new(1);

    private readonly object _lock = new();
    private readonly EnvironmentVariables _variables = variables ?? EnvironmentVariables.Process;
    private DuckDbDatabase? _memory;

    public DatabaseDialect Dialect => DatabaseDialect.DuckDb;

    public LoginUse LoginUse => LoginUse.Secrets;

    public async Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(login);
        Library.Ensure();
        var places = DuckDbPlaces.Of(login, folder, _variables[DuckDbPlaces.Variable]);
        var session = await Task.Run(() => Open(login, places), cancellationToken).ConfigureAwait(false);
        try
        {
            await Telling.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                foreach (var sql in Settings(session, login, places))
                {
                    await session.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                Telling.Release();
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

    private DuckDbSession Open(DatabaseLogin login, DuckDbPlaces places)
    {
        if (login.Database is { } name && name != DuckDbDatabase.Memory)
        {
            return new(DuckDbDatabase.Open(places.File("database", name), login), ownsDatabase: true, login, places);
        }

        lock (_lock)
        {
            return new(_memory ??= DuckDbDatabase.Open(DuckDbDatabase.Memory, login), ownsDatabase: false, login, places);
        }
    }

    /// <summary>What a session is told before it works. Values that come from outside are literals.</summary>
    private static IEnumerable<string> Settings(DuckDbSession session, DatabaseLogin login, DuckDbPlaces places)
    {
        var database = session.Database;
        if (database.Places is { } known && places.Beyond(known) is { } beyond)
        {
            throw new DatabaseException(
                $"This DuckDB database was opened by an earlier step, or by another run, without '{beyond}', and what it reaches cannot be changed while it is open. "
                + "Give that step the same 'auth' and 'attach', or use another database.");
        }

        var isFirst = database.Places is null;
        yield return $"SET VARIABLE folder = {DatabaseDialect.Literal(places.Folder)}";
        foreach (var name in new[] { "memory_limit", "threads" })
        {
            if (login.Text(name) is { } value)
            {
                yield return $"SET {name} = {DatabaseDialect.Literal(value)}";
            }
        }

        if (isFirst)
        {
            foreach (var sql in First(database, login, places))
            {
                yield return sql;
            }
        }

        var secrets = login.Value("secrets") is { ValueKind: JsonValueKind.Object } logins ? logins : Json.EmptyObject;
        foreach (var secret in DuckDbSecrets.Statements(secrets))
        {
            yield return secret;
        }

        JsonProperty[] attach = login.Value("attach") is { ValueKind: JsonValueKind.Object } given ? [.. given.EnumerateObject()] : [];
        foreach (var sql in attach.Where(static a => !DuckDbSecrets.IsFile(a.Name, a.Value)).SelectMany(Attach))
        {
            yield return sql;
        }

        if (isFirst)
        {
            yield return $"SET allowed_directories = [{string.Join(", ", places.All.Select(DatabaseDialect.Literal))}]";
            yield return "SET enable_external_access = false";

            // Only if all that was told before was understood.
            database.Places = places;
        }

        // Only now, so that a link that leads out of the folder is seen by DuckDB itself.
        foreach (var sql in attach.Where(static a => DuckDbSecrets.IsFile(a.Name, a.Value)).SelectMany(Attach))
        {
            yield return sql;
        }

        IEnumerable<string> Attach(JsonProperty item) => session.Attach(
            item.Name,
            DuckDbSecrets.Meaning(item.Name, item.Value, secrets, places),
            mayBeThere => DuckDbSecrets.Attach(item.Name, item.Value, places, mayBeThere));
    }

    private static IEnumerable<string> First(DuckDbDatabase database, DatabaseLogin login, DuckDbPlaces places)
    {
        if (!database.KeepsSecretsInMemory)
        {
            // Secrets of a run are for that run, and not for a file in somebody's home. It cannot be told twice, should the first step have failed.
            yield return "SET allow_persistent_secrets = false";
            database.KeepsSecretsInMemory = true;
        }

        if (login.Text("temp_directory") is { } temporary)
        {
            yield return $"SET temp_directory = {DatabaseDialect.Literal(places.File("temp_directory", temporary))}";
        }
        else if (login.Database is null or DuckDbDatabase.Memory)
        {
            // Of a file it is beside the file; of none it would be the folder in which somebody started the worker.
            yield return $"SET temp_directory = {DatabaseDialect.Literal(Path.Combine(Path.GetTempPath(), $"gen-duckdb-{Guid.NewGuid():n}"))}";
        }

        foreach (var extension in places.Extensions)
        {
            yield return $"INSTALL {extension}";
            yield return $"LOAD {extension}";
        }
    }
}
