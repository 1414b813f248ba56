using System.Data.Common;
using System.Text.Json;
using Gen.Worker.Shared.Queue.Jobs;
using Gen.Worker.Shared.Storage;
using Gen.Worker.Shared.Storage.Databases;

namespace Gen.Worker.Shared.Queue.Tables;

/// <summary>The rows of <c>server_jobs</c>.</summary>
internal static class JobTable
{
    private const string Columns = """
        execution_id, path, version, status, attempt, max_attempts, CAST(retry AS text), available_at, worker, lease_seconds, lease_until, is_open, cancel_requested, events,
        parent_execution_id, parent_event_id, parent_step, created_at, started_at, ended_at, error, merge_parameters
        """;

    private const int ColumnCount = 22;
    private const string Waiting = "status IN ('queued', 'retry') AND available_at <= @now";

    /// <returns>Whether it is new: nobody has its key.</returns>
    public static async Task<bool> InsertAsync(QueueWork work, Job job, JobRequest request)
    {
        using var command = work.Command($"""
            INSERT INTO server_jobs
              (execution_id, path, version, parameters, merge_parameters, retry, max_attempts, parent_execution_id, parent_event_id, parent_step, idempotency_key, request_hash,
               status, attempt, is_open, cancel_requested, available_at, lease_seconds, events, created_at)
            VALUES
              (@id, @path, @version, {work.Database.ToJson("@parameters")}, @merge, {work.Database.ToJson("@retry")}, @most, @parent, @parentEvent, @parentStep, @key, @hash,
               @status, 0, 0, 0, @available, 0, 0, @created)
            ON CONFLICT (idempotency_key) DO NOTHING
            """);
        command
            .With("id", job.ExecutionId)
            .With("path", job.Path)
            .With("version", job.Version)
            .With("parameters", request.Parameters.GetRawText())
            .With("merge", job.Merge ? 1 : 0)
            .With("retry", job.Retry?.ToJson().GetRawText())
            .With("most", job.MaxAttempts)
            .With("parent", job.Origin?.ExecutionId)
            .With("parentEvent", job.Origin?.EventId)
            .With("parentStep", job.Origin?.Step)
            .With("key", request.Key?.Name)
            .With("hash", request.Key?.Hash)
            .With("status", job.Status.NameOf())
            .With("available", work.Database.ToTime(job.AvailableAt))
            .With("created", work.Database.ToTime(job.Created));
        return await command.ExecuteNonQueryAsync(work.CancellationToken).ConfigureAwait(false) == 1;
    }

    public static async Task<bool> IsAnyDueAsync(QueueWork work, DateTimeOffset now)
    {
        using var command = work.Command($"SELECT 1 FROM server_jobs WHERE {Waiting} LIMIT 1");
        return await command.With("now", work.Database.ToTime(now)).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Jobs that a worker may have, the oldest first, locked.</summary>
    public static async Task<List<(Job Job, JsonElement Parameters)>> LockDueAsync(QueueWork work, int most, DateTimeOffset now)
    {
        using var command = work.Command($"SELECT {Columns}, CAST(parameters AS text) FROM server_jobs WHERE {Waiting} ORDER BY execution_id LIMIT @most {work.Database.LockOrSkip}");
        return await command.With("now", work.Database.ToTime(now)).With("most", most)
            .ReadAsync(r => (Read(work.Database, r), EventTable.ReadJson(r.GetString(ColumnCount))), work.CancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Jobs whose lease has run out, locked.</summary>
    public static Task<List<Job>> LockExpiredAsync(QueueWork work, int most, DateTimeOffset now) => ListAsync(
        work,
        $"WHERE status = 'leased' AND lease_until <= @now ORDER BY execution_id LIMIT @most {work.Database.LockOrSkip}",
        command => command.With("now", work.Database.ToTime(now)).With("most", most));

    /// <summary>All jobs that workers have, locked.</summary>
    public static Task<List<Job>> LockLeasedAsync(QueueWork work) => ListAsync(work, $"WHERE status = 'leased' ORDER BY execution_id {work.Database.Lock}", static _ => { });

    /// <summary>Jobs by their ids, locked.</summary>
    public static async Task<Dictionary<string, Job>> LockAsync(QueueWork work, IEnumerable<string> executionIds)
    {
        var jobs = await ListAsync(
            work,
            $"WHERE execution_id IN ({work.Database.TextsOf("@ids")}) ORDER BY execution_id {work.Database.Lock}",
            command => command.With("ids", QueueWork.ListOf(executionIds.Distinct(StringComparer.Ordinal)))).ConfigureAwait(false);
        return jobs.ToDictionary(static j => j.ExecutionId, StringComparer.Ordinal);
    }

    public static async Task<Job?> FindAsync(QueueWork work, string executionId)
        => (await ListAsync(work, "WHERE execution_id = @id", command => command.With("id", executionId)).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The job that has a key, and the hash of the request that it came with.</summary>
    public static async Task<(Job Job, string Hash)?> FindKeyAsync(QueueWork work, string key)
    {
        using var command = work.Command($"SELECT {Columns}, request_hash FROM server_jobs WHERE idempotency_key = @key");
        var found = await command.With("key", key).ReadAsync(r => (Read(work.Database, r), r.GetString(ColumnCount)), work.CancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    public static async Task<JsonElement?> ReadParametersAsync(QueueWork work, string executionId)
    {
        using var command = work.Command("SELECT CAST(parameters AS text) FROM server_jobs WHERE execution_id = @id");
        return await command.With("id", executionId).ExecuteScalarAsync(work.CancellationToken).ConfigureAwait(false) is string text ? EventTable.ReadJson(text) : null;
    }

    /// <summary>Jobs, the newest first.</summary>
    public static Task<List<Job>> ListAsync(QueueWork work, JobStatus? status, int most) => ListAsync(
        work,
        $"{(status is null ? "" : "WHERE status = @status")} ORDER BY execution_id DESC LIMIT @most",
        command =>
        {
            command.With("most", most);
            if (status is { } known)
            {
                command.With("status", known.NameOf());
            }
        });

    /// <summary>Writes how a job stands. Its row is locked.</summary>
    public static async Task UpdateAsync(QueueWork work, Job job)
    {
        using var command = work.Command("""
            UPDATE server_jobs
            SET status = @status, attempt = @attempt, is_open = @open, cancel_requested = @cancel, available_at = @available, worker = @worker, lease_seconds = @lease, lease_until = @until,
              events = @events, started_at = @started, ended_at = @ended, error = @error
            WHERE execution_id = @id
            """);
        command
            .With("id", job.ExecutionId)
            .With("status", job.Status.NameOf())
            .With("attempt", job.Attempt)
            .With("open", job.IsOpen ? 1 : 0)
            .With("cancel", job.IsCancelRequested ? 1 : 0)
            .With("available", work.Database.ToTime(job.AvailableAt))
            .With("worker", job.Worker)
            .With("lease", (int)job.Lease.TotalSeconds)
            .With("until", work.Database.ToTime(job.LeaseUntil))
            .With("events", job.Events)
            .With("started", work.Database.ToTime(job.Started))
            .With("ended", work.Database.ToTime(job.Ended))
            .With("error", QueueWork.Storable(job.Error));
        await command.ExecuteNonQueryAsync(work.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<Job>> ListAsync(QueueWork work, string where, Action<DbCommand> bind)
    {
        using var command = work.Command($"SELECT {Columns} FROM server_jobs {where}");
        bind(command);
        return await command.ReadAsync(r => Read(work.Database, r), work.CancellationToken).ConfigureAwait(false);
    }

    private static Job Read(QueueDatabase database, DbDataReader reader)
    {
        var origin = new JobOrigin(Text(14), Text(15), Text(16));
        return new()
        {
            ExecutionId = reader.GetString(0),
            Path = reader.GetString(1),
            Version = reader.GetInt64(2),
            Status = JobStatuses.Find(reader.GetString(3)) ?? throw new InvalidOperationException($"A job has the status '{reader.GetString(3)}', which is none"),
            Attempt = reader.GetInt32(4),
            MaxAttempts = reader.GetInt32(5),
            Retry = Text(6) is { } retry ? RetryRule.Read(EventTable.ReadJson(retry)) : null,
            AvailableAt = database.ReadTime(reader, 7),
            Worker = Text(8),
            Lease = TimeSpan.FromSeconds(reader.GetInt32(9)),
            LeaseUntil = database.ReadOptionalTime(reader, 10),
            IsOpen = reader.GetInt32(11) != 0,
            IsCancelRequested = reader.GetInt32(12) != 0,
            Events = reader.GetInt64(13),
            Origin = origin == new JobOrigin(null, null, null) ? null : origin,
            Created = database.ReadTime(reader, 17),
            Started = database.ReadOptionalTime(reader, 18),
            Ended = database.ReadOptionalTime(reader, 19),
            Error = Text(20),
            Merge = reader.GetInt32(21) != 0,
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
