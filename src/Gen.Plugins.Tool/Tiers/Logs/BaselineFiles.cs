using System.Text;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>
/// Where baselines are written. Of one log: the file that is named, or, if a folder is named, a file in it. Of several, each of which is a project's: below
/// the named folder, where the log lies below the folder that they have in common.
/// </summary>
internal static class BaselineFiles
{
    private const string Ending = ".TierExceptions.cs";

    /// <summary>The file for each log.</summary>
    /// <exception cref="UnreadableException">There is no room for several.</exception>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyList<string> logs, string output)
    {
        if (logs.Count == 1)
        {
            return new Dictionary<string, string> { [logs[0]] = Directory.Exists(output) || Path.EndsInDirectorySeparator(output) ? Path.Combine(output, NameOf(logs[0])) : output };
        }

        if (File.Exists(output) || Path.GetExtension(output).Equals(".cs", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableException($"--output {output} is one file, but there are {logs.Count} logs, and each is of a project of its own. Name a folder.");
        }

        var common = Common([.. logs.Select(static l => Path.GetDirectoryName(Path.GetFullPath(l))!)]);
        var files = logs.ToDictionary(static l => l, l => Path.Combine(output, Path.GetRelativePath(common, Path.GetDirectoryName(Path.GetFullPath(l))!), NameOf(l)));
        return files.Values.Select(Path.GetFullPath).Distinct(StringComparer.OrdinalIgnoreCase).Count() == files.Count
            ? files
            : throw new UnreadableException("Two of the logs differ in their endings or letter case only, and would be written to one file. Rename one.");
    }

    /// <summary>Writes all, or, if one is there already, none.</summary>
    /// <exception cref="UnreadableException">One is there, or cannot be written.</exception>
    public static void Write(IReadOnlyList<(string File, string Source)> files, bool force)
    {
        if (!force && files.FirstOrDefault(static f => File.Exists(f.File)).File is { } there)
        {
            throw new UnreadableException($"{there} is there already. Nothing was written; --force overwrites it.");
        }

        foreach (var (file, source) in files)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                using var stream = new FileStream(file, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
                stream.Write(new UTF8Encoding(false).GetBytes(source));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new UnreadableException($"{file} cannot be written: {e.Message.TrimEnd('.')}.", e);
            }
        }
    }

    private static string NameOf(string log) => Path.GetFileNameWithoutExtension(log) + Ending;

    private static string Common(string[] folders)
    {
        var common = folders[0];
        while (!folders.All(f => f == common || f.StartsWith(Path.EndsInDirectorySeparator(common) ? common : common + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            common = Path.GetDirectoryName(common) ?? throw new UnreadableException("The logs lie on different drives. Give them one after the other.");
        }

        return common;
    }
}
