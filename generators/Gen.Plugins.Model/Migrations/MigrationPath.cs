namespace Gen.Plugins.Model.Migrations;

/// <summary>Paths of migrations: relative to the project, with <c>/</c>, compared exactly, so that what works on one system works on all.</summary>
internal static class MigrationPath
{
    /// <summary>The project's own folder.</summary>
    public const string Here = ".";

    /// <summary>What <c>[PluginMigrations]</c> says, with <c>/</c> and without what means nothing.</summary>
    public static string Normalise(string path)
    {
        var parts = path.Trim().Replace('\\', '/').Split('/');
        var rooted = parts[0].Length == 0 && parts.Length > 1;
        var kept = string.Join("/", parts.Where(static p => p.Length > 0 && p != Here));
        return rooted ? "/" + kept : kept.Length == 0 && path.Trim().Length > 0 ? Here : kept;
    }

    /// <summary>Why a normalised path can name nothing in the project; <see langword="null"/>: it can.</summary>
    public static string? FaultOf(string path) =>
        path.Length == 0 ? "it is empty"
        : path[0] == '/' || (path.Length > 1 && path[1] == ':') ? "it is not relative to the project"
        : path.Split('/').Contains("..") ? "it holds '..', and migrations belong to the project"
        : null;

    /// <summary>The folder that a file lies in.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var slash ? file.Substring(0, slash) : Here;

    public static string NameOf(string file) => file.Substring(file.LastIndexOf('/') + 1);

    /// <summary>Whether a path means a file: itself, or the folder in which it lies; not one further up.</summary>
    public static bool Claims(string path, string file) => path == file || path == FolderOf(file);

    /// <summary>Where a file lies in the project; <see langword="null"/>: not in it.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="project">The folder of the project.</param>
    public static string? Relative(string file, string project)
    {
        file = file.Replace('\\', '/');
        project = project.Replace('\\', '/').TrimEnd('/') + "/";
        return project.Length > 1 && file.Length > project.Length && file.StartsWith(project, StringComparison.Ordinal) ? file.Substring(project.Length) : null;
    }
}
