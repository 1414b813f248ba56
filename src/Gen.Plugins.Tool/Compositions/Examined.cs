namespace Gen.Plugins.Tool.Compositions;

/// <summary>What a path leads to.</summary>
/// <param name="Subjects">The hosts in the order of their names, then what belongs to none.</param>
/// <param name="Notes">What could not be looked at, and why; a line each.</param>
/// <param name="Files">The files that were read, in that order; of a package none.</param>
internal sealed record Examined(IReadOnlyList<Subject> Subjects, IReadOnlyList<string> Notes, IReadOnlyList<string> Files);
