using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.CodeFixes.Migrations;

/// <summary>Files of a project that are no code.</summary>
internal static class ProjectFiles
{
    /// <summary>Adds a file to those that the compiler gets; on disk, it is then found by the build.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">Relative to the project, with <c>/</c>.</param>
    /// <param name="text">What it holds.</param>
    public static Solution Add(Project project, string path, SourceText text)
    {
        var parts = path.Split('/');
        var folder = project.FilePath is { } file ? file.Substring(0, file.LastIndexOfAny(['/', '\\']) + 1) : "";
        return project.Solution.AddAdditionalDocument(
            DocumentId.CreateNewId(project.Id),
            parts[parts.Length - 1],
            text,
            parts.Take(parts.Length - 1),
            folder.Length == 0 ? null : folder + path);
    }
}
