namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>How source comes to use something. Of several findings at one place, the first kind is told.</summary>
internal enum UseKind
{
    /// <summary>A name binds to it.</summary>
    Name,

    /// <summary>The language calls it where no name stands.</summary>
    Implicit,

    /// <summary>A variable or a type argument is inferred to be it.</summary>
    Inferred,

    /// <summary>Code that may be used hands it out.</summary>
    Leak,
}
