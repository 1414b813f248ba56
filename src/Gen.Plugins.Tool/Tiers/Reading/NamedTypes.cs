namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>The types that an instruction names.</summary>
/// <param name="Named">The type, the one whose member it is, and type arguments.</param>
/// <param name="Given">What the member returns or holds: that leaks into code that is not of one place with the member's owner.</param>
/// <param name="Owner">The type whose member it is; -1: none that takes part.</param>
internal sealed record NamedTypes(int[] Named, int[] Given, int Owner);
