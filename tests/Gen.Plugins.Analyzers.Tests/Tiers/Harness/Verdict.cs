namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>What a case says of a line.</summary>
public enum Verdict
{
    /// <summary>No mark: as <see cref="Ok"/>.</summary>
    None,

    /// <summary>A tricky line that is legal.</summary>
    Ok,

    /// <summary>A breach.</summary>
    Bad,

    /// <summary>A choice of the design; either answer will do.</summary>
    Any,
}
