using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Gen.Plugins.Migrations;
using Npgsql;

namespace Gen.Worker.Shared.Storage.Databases;

/// <summary>PostgreSQL. What is committed is on the server's disk, unless its <c>synchronous_commit</c> says otherwise.</summary>
internal sealed class PostgreSqlWorkerDatabase : WorkerDatabase
{
    private readonly NpgsqlDataSource _source;

    public PostgreSqlWorkerDatabase(DatabaseAddress address)
        : base(address)
    {
        try
        {
            // Slim: what is not asked for is not in a native program. Encryption is.
            var builder = new NpgsqlSlimDataSourceBuilder(address.ConnectionString);
            builder.EnableTransportSecurity();
            builder.ConnectionStringBuilder.ApplicationName ??= "gen-worker";
            _source = builder.Build();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException or NotSupportedException)
        {
            // Its message repeats what it does not know, which may be a part of the password.
            throw new FormatException("PostgreSQL's driver does not understand the connection string: a key is none, or has a value that it cannot have. A value with ';' in it stands in quotes.");
        }
    }

    public override bool IsMissing => false;

    public override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken = default) => await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    internal override string ToJson(string parameter) => $"CAST({parameter} AS json)";

    internal override object ToTime(DateTimeOffset time) => time.UtcDateTime;

    internal override DateTimeOffset ReadTime(DbDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);

    /// <summary>A session's lock, on the connection that writes the execution's events: who has lost the one cannot write any more.</summary>
    internal override async Task<IAsyncDisposable> HoldAsync(DbConnection connection, string executionId, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_try_advisory_lock(@key)";
        command.With("key", KeyOf(executionId));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true
            ? new Hold(connection, executionId)
            : throw new InvalidOperationException($"Somebody runs execution {executionId} already");
    }

    internal override async Task<IReadOnlySet<string>> HeldAsync(DbConnection connection, IReadOnlyCollection<string> executionIds, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;
        var held = (await command.ReadAsync(static r => r.GetInt64(0), cancellationToken).ConfigureAwait(false)).ToHashSet();
        return executionIds.Where(id => held.Contains(KeyOf(id))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Advisory locks are numbers. This one is no other program's, but by a chance of 1 to 2^64.</summary>
    private static long KeyOf(string executionId) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"gen-worker execution {executionId}")));

    private sealed class Hold(DbConnection connection, string executionId) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT pg_advisory_unlock(@key)";
                command.With("key", KeyOf(executionId));
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException)
            {
                // The connection is gone, and its locks with it.
            }
        }
    }
}
