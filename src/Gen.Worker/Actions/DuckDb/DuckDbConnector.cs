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
        var attachments = DuckDbAttachment.Of(login, places);
        var session = await Task.Run(() => Open(login, places), cancellationToken).ConfigureAwait(false);
        try
        {
            await Telling.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                foreach (var extension in session.Database.Places is null ? places.Extensions : [])
                {
                    await LoadAsync(session, extension, cancellationToken).ConfigureAwait(false);
                }

                foreach (var sql in Settings(session, login, places, attachments))
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

    /// <summary>Loads an extension, which DuckDB fetches if this machine does not have it.</summary>
    private static async Task LoadAsync(DuckDbSession session, string extension, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteAsync($"INSTALL {extension}", cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync($"LOAD {extension}", cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException e)
        {
            throw new DatabaseException(
                $"DuckDB needs its extension '{extension}' for what 'auth' and 'attach' name, and cannot have it here. As the worker's user, where extensions.duckdb.org can be reached, run INSTALL {extension} once in DuckDB {Api.Borrowed(Api.LibraryVersion())}, "
                + $"or copy the folder .duckdb/extensions from the home folder of a user who has done so. {e.Message}",
                e);
        }
    }

    /// <summary>What a session is told before it works. Values that come from outside are literals.</summary>
    private static IEnumerable<string> Settings(DuckDbSession session, DatabaseLogin login, DuckDbPlaces places, IReadOnlyList<DuckDbAttachment> attachments)
    {
        var database = session.Database;
        if (database.Places is { } known && places.Beyond(known) is { } beyond)
        {
            throw new DatabaseException(
                $"This DuckDB database was opened by an earlier step, or by another run, without '{beyond}', and what it reaches cannot be changed while it is open. "
                + "Give that step the same 'auth' and 'attach', or use another database.");
        }

        var isFirst = database.Places is null;
        if (!isFirst && attachments.FirstOrDefault(a => !a.IsFile && !database.Attachments.Has(a)) is { } late)
        {
            throw new DatabaseException(
                $"'attach.{late}' is a server, and this DuckDB database was opened by an earlier step, or by another run, without it or with another one by that name, which cannot be changed while it is open. "
                + "Give it to the step that opens the database, or use another database, such as a file of its own.");
        }

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

        foreach (var sql in attachments.Where(static a => !a.IsFile).SelectMany(session.Attach))
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
        foreach (var sql in attachments.Where(static a => a.IsFile).SelectMany(session.Attach))
        {
            yield return sql;
        }
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
    }
}
