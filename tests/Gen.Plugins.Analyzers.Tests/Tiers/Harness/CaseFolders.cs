using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Where cases are: the shared ones, ours, and with <c>GEN_TIER_CASES</c> set those in a folder of the same form.</summary>
internal static class CaseFolders
{
    public static string Shared { get; } = Path.Combine(AppContext.BaseDirectory, "Tiers", "Cases", "Shared");

    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "Tiers", "Cases", "Own");

    public static string? Given { get; } = Environment.GetEnvironmentVariable("GEN_TIER_CASES") is { Length: > 0 } folder
        ? Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"GEN_TIER_CASES names no folder: {folder}")
        : null;

    /// <summary>The newest C# of the compiler that runs here. Its preview may know some of the next; no case hangs on that.</summary>
    private static int NewestLanguage => Enum.GetValues<LanguageVersion>().Max(static version => version < LanguageVersion.LatestMajor ? (int)version / 100 : 0);

    /// <summary>All cases that this compiler can read, by folder and name.</summary>
    public static IEnumerable<string> Readable => Files.Keys.Order(StringComparer.Ordinal);

    private static Dictionary<string, TierCase> Files { get; } = new (string Name, string Folder)[] { ("Shared", Shared), ("Own", Own), ("Given", Given ?? "") }
        .Where(static folder => Directory.Exists(folder.Folder))
        .SelectMany(static folder => Directory.EnumerateFiles(folder.Folder, "*.cs").Select(path => (Name: $"{folder.Name}/{Path.GetFileNameWithoutExtension(path)}", Case: TierCase.Read(path))))
        .Where(static file => file.Case.Language <= NewestLanguage)
        .ToDictionary(static file => file.Name, static file => file.Case);

    public static TierCase Read(string name) => Files[name];
}
