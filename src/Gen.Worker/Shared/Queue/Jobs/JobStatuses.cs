namespace Gen.Worker.Shared.Queue.Jobs;

/// <summary>The names of statuses, in the database and in the API.</summary>
public static class JobStatuses
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<JobStatus>().Select(NameOf)];

    /// <summary>A status's name.</summary>
    /// <param name="status">The status.</param>
    public static string NameOf(this JobStatus status) => status switch
    {
        JobStatus.Queued => "queued",
        JobStatus.Leased => "leased",
        JobStatus.Retry => "retry",
        JobStatus.Done => "done",
        JobStatus.Failed => "failed",
        JobStatus.Dead => "dead",
        JobStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };

    /// <summary>The status of a name, or <see langword="null"/> if there is none.</summary>
    /// <param name="name">The name.</param>
    public static JobStatus? Find(string name)
    {
        foreach (var status in Enum.GetValues<JobStatus>())
        {
            if (status.NameOf() == name)
            {
                return status;
            }
        }

        return null;
    }

    /// <summary>Whether nothing comes after it.</summary>
    /// <param name="status">The status.</param>
    public static bool IsEnd(this JobStatus status) => status is JobStatus.Done or JobStatus.Failed or JobStatus.Dead or JobStatus.Cancelled;
}
