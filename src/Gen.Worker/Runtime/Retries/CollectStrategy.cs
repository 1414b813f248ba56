namespace Gen.Worker.Runtime.Retries;

/// <summary>How the answers of several calls become one.</summary>
internal enum CollectStrategy
{
    /// <summary>A list: the items of lists, and all else as an item.</summary>
    Append,

    /// <summary>A map: of members with one name the later.</summary>
    Merge,

    /// <summary>The last one.</summary>
    Replace,
}
