namespace Gen.Worker.Runtime.Events;

/// <summary>How a node stands after an event.</summary>
public static class EventStatuses
{
    /// <summary>It runs.</summary>
    public const string InProgress = "in_progress";

    /// <summary>It is done.</summary>
    public const string Success = "success";

    /// <summary>It could not be done.</summary>
    public const string Error = "error";

    /// <summary>It was stopped from outside.</summary>
    public const string Cancelled = "cancelled";
}
