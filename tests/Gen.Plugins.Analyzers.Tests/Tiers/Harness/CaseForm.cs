namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>How a case is compiled.</summary>
public enum CaseForm
{
    /// <summary>One assembly.</summary>
    Whole,

    /// <summary>An assembly for each end, referenced as files.</summary>
    Split,

    /// <summary>An assembly for each end, referenced as compilations.</summary>
    Projects,
}
