namespace Gen.Plugins.Package.Tests.Building;

/// <summary>The projects of one folder, built together.</summary>
internal sealed class Builds
{
    private readonly Workspace _workspace;
    private readonly string _folder;
    private readonly Command _build;
    private readonly List<Finding> _findings;

    private Builds(Workspace workspace, string folder, Command build)
    {
        _workspace = workspace;
        _folder = folder;
        _build = build;
        _findings = Finding.Read(build.Output, workspace.Folder);
    }

    public static async Task<Builds> RunAsync(Workspace workspace, string folder) =>
        new(workspace, folder, await workspace.BuildAsync(workspace.Solution(folder), "-v:q"));

    public string Output => _build.Output;

    /// <summary>The warnings and errors of a project, or of all projects below a folder.</summary>
    public List<Finding> Of(string project) => _findings.FindAll(f => f.File.StartsWith($"{_folder}/{project}/", StringComparison.Ordinal));

    /// <summary>Asserts that a project, and what lies beside it, was built without a warning; returns its folder.</summary>
    public string Clean(string project)
    {
        Assert.Empty(Of(project));
        var folder = _workspace[Path.Combine(_folder, project)];
        Assert.True(Directory.Exists(Path.Combine(folder, "bin")), $"'{project}' was not built:\n{Output}");
        return folder;
    }

    /// <summary>Runs a project that was built without a warning and returns what it prints.</summary>
    public async Task<string> RunAsync(string project, string framework = "net10.0")
    {
        var output = Path.Combine(Clean(project), "bin", "Debug", framework);
        var name = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(_workspace[Path.Combine(_folder, project)], "*.*proj")));
        var run = await Command.RunAsync(output, "dotnet", [name + ".dll"], new() { ["DOTNET_ROLL_FORWARD"] = "Major" });
        return run.Succeeded();
    }

    /// <summary>The file names of Gen.Plugins' compiler parts that the compiler was given.</summary>
    public string[] Analyzers(string project, string framework = "net10.0") =>
    [
        .. File.ReadAllLines(Path.Combine(Clean(project), "obj", "Debug", framework, "analyzers.txt"))
            .Where(static path => path.Replace('\\', '/').Contains("/gen.plugins/", StringComparison.OrdinalIgnoreCase))
            .Select(static path => Path.GetFileName(path)),
    ];
}
