namespace Gen.Plugins.Benchmarks;

/// <summary>The repository that the benchmarks are part of: some of them build projects of it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Gen.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Run the benchmarks inside the repository.");
        }

        return root.FullName;
    }
}
