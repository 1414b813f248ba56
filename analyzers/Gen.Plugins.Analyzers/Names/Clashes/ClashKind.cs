namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>What two plugins both claim, from the view of the later one.</summary>
internal enum ClashKind
{
    NameAndName,
    NameAndAlias,
    AliasAndName,
    AliasAndAlias,

    /// <summary>Both replace the same plugin.</summary>
    Replaces,
}
