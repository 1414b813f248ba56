namespace Gen.Worker.Shared.Serving;

/// <summary>What can happen while serving.</summary>
public enum ServeNewsKind
{
    /// <summary>The worker begins to ask for work.</summary>
    Ready,

    /// <summary>A playbook begins to run.</summary>
    Begun,

    /// <summary>A playbook has ended.</summary>
    Ended,

    /// <summary>Something is wrong, and will be tried again.</summary>
    Trouble,

    /// <summary>The worker stops: it takes no more work.</summary>
    Draining,
}
