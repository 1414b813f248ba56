namespace Gen.Worker.Controllers.Iterator;

/// <summary>What an iteration that fails means for the others, and for the step.</summary>
internal enum OnError
{
    /// <summary>The others go on. The step fails if none of them succeeds.</summary>
    FailIfAll,

    /// <summary>The others go on, and the step succeeds whatever becomes of them.</summary>
    Continue,

    /// <summary>The others are stopped, and the step fails.</summary>
    FailFast,
}
