namespace Gen.Plugins.Tool.Reading;

/// <summary>Lists folders: in a fixed order, within limits, and without following links.</summary>
internal static class FolderReader
{
    private static readonly EnumerationOptions s_here = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System, IgnoreInaccessible = true };

    private static readonly EnumerationOptions s_below = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = ReadLimits.FolderDepth,
    };

    private static readonly EnumerationOptions s_farBelow = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = ReadLimits.LogDepth,
    };

    /// <summary>The files in a folder.</summary>
    /// <exception cref="UnreadableException">It cannot be read, or has too many.</exception>
    public static IReadOnlyList<string> Files(string folder) => List(folder, "*", s_here);

    /// <summary>The files of a name in a folder and below it.</summary>
    /// <inheritdoc cref="Files"/>
    public static IReadOnlyList<string> Named(string folder, string name) =>
        Directory.Exists(folder) ? [.. List(folder, "*", s_below).Where(f => Path.GetFileName(f).Equals(name, StringComparison.OrdinalIgnoreCase))] : [];

    /// <summary>The files that match a pattern in a folder and far below it.</summary>
    /// <inheritdoc cref="Files"/>
    public static IReadOnlyList<string> Below(string folder, string pattern) => List(folder, pattern, s_farBelow);

    public static IReadOnlyList<string> WithExtension(IReadOnlyList<string> files, params string[] extensions) =>
        [.. files.Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))];

    /// <summary>A folder's own name, whichever way it is written.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>What lies in the current folder is called by its name alone.</summary>
    private static string WithoutDot(string path) => path.StartsWith("." + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[2..] : path;

    private static List<string> List(string folder, string pattern, EnumerationOptions options)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder, pattern, options).Take(ReadLimits.FilesInFolder + 1).Select(WithoutDot).Order(StringComparer.Ordinal).ToList();
            return files.Count <= ReadLimits.FilesInFolder
                ? files
                : throw new UnreadableException($"{folder} is refused: it has more than {ReadLimits.FilesInFolder} files. Give the path of a file in it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{folder} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
