namespace Gen.Plugins.Package.Tests.Building;

/// <summary>The repository that these tests belong to.</summary>
internal static class Repository
{
    private static readonly string[] s_packed = ["src/Gen.Plugins", "src/Gen.Plugins.Hosting", "src/Gen.Plugins.Migrations", "src/Gen.Plugins.Tool", "docs/diagnostics", "generators", "analyzers", "eng"];

    public static string Root { get; } = FindRoot();

    public static string Projects => Path.Combine(Root, "tests", "Package", "Projects");

    /// <summary>Copies what the package is built from.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var part in s_packed)
        {
            CopyFolder(Path.Combine(Root, part), Path.Combine(folder, part));
        }

        foreach (var file in Directory.EnumerateFiles(Root, "Directory.*").Append(Path.Combine(Root, "LICENSE")).Append(Path.Combine(Root, ".editorconfig")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Copies a folder's sources, without what builds have left in it.</summary>
    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj") and var name)
            {
                CopyFolder(folder, Path.Combine(to, name));
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Gen.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"These tests run inside the repository, but no folder above '{AppContext.BaseDirectory}' holds Gen.sln.");
    }
}
