using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Model;

/// <summary>A <c>.sql</c> file of the project. Nothing of it has been read.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>.</param>
/// <param name="File">The file.</param>
/// <param name="IsOutside">It is reached by a symbolic link that leads out of the project.</param>
internal sealed record SqlFile(string Path, AdditionalText File, bool IsOutside);
