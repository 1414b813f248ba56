using System.IO.Compression;

namespace Gen.Plugins.Package.Tests.Building;

/// <summary>Packs Gen.Plugins once, and builds on it what several tests look at.</summary>
public sealed class Packed : IAsyncLifetime
{
    /// <summary>NuGet keeps what it has seen under a version, so each run has a new one.</summary>
    private readonly string _suffix = "test." + DateTime.UtcNow.Ticks.ToString("D", System.Globalization.CultureInfo.InvariantCulture);

    private readonly string _root = Directory.CreateTempSubdirectory("gen-plugins-package-").FullName;
    private readonly Lazy<Task<Builds>> _sound;
    private readonly Lazy<Task<Builds>> _faulty;

    public Packed()
    {
        _sound = new(BuildSoundAsync);
        _faulty = new(() => Builds.RunAsync(With("Faulty"), "Faulty"));
    }

    /// <summary>The folder that holds the packages.</summary>
    internal string Feed => Path.Combine(_root, "feed");

    internal string Version { get; private set; } = "";

    internal string Package => Path.Combine(Feed, $"Gen.Plugins.{Version}.nupkg");

    internal string SymbolPackage => Path.ChangeExtension(Package, "snupkg");

    /// <summary>Where the package was built: nothing of it may stand in the package.</summary>
    internal string Source => Path.Combine(_root, "source");

    /// <summary>All of Projects/Sound.</summary>
    internal Task<Builds> Sound => _sound.Value;

    /// <summary>All of Projects/Faulty.</summary>
    internal Task<Builds> Faulty => _faulty.Value;

    public async Task InitializeAsync()
    {
        await CommitAsync(Source);
        await PackAsync(Source, Feed);
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Feed, "*.nupkg").Single())["Gen.Plugins.".Length..];
        await PackAsync(Source, Feed, "src/Gen.Plugins.Hosting");
        await PackAsync(Source, Feed, "src/Gen.Plugins.Tool");
    }

    public async Task DisposeAsync()
    {
        var cache = (await Command.DotnetAsync(_root, "nuget", "locals", "global-packages", "--list")).Output.Split(": ")[^1].Trim();
        foreach (var package in new[] { "gen.plugins", "gen.plugins.hosting", "gen.plugins.tool", "transitive.library" })
        {
            var folder = Path.Combine(cache, package, Version);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        await Command.EndCompilerAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A new workspace.</summary>
    internal Workspace New(string name) => new(Path.Combine(_root, name), Feed, Version);

    /// <summary>Packs a project as a build server does; the tool not compiled ahead, for which not every package source has the compiler.</summary>
    internal async Task PackAsync(string source, string feed, string project = "src/Gen.Plugins") => (await Command.RunAsync(
        source,
        "dotnet",
        ["pack", project, "-c", "Release", "-o", feed, "-p:VersionSuffix=" + _suffix, "-p:ReadyToRunTool=false"],
        new() { ["CI"] = "true" })).Succeeded();

    /// <summary>Copies the sources of Gen.Plugins and makes them a commit of a public repository.</summary>
    private static async Task CommitAsync(string source)
    {
        Directory.CreateDirectory(source);
        Repository.CopyTo(source);
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("remote", "add", "origin", "https://github.com/example/gen-plugins.git");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=Test");

        async Task GitAsync(params string[] arguments) => (await Command.RunAsync(
            source,
            "git",
            arguments,
            new() { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" })).Succeeded();
    }

    /// <summary>The files of a package.</summary>
    internal static Dictionary<string, byte[]> Open(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.ToDictionary(static entry => entry.FullName, static entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private Workspace With(string folder)
    {
        var workspace = New("projects");
        workspace.Add(folder);
        return workspace;
    }

    private async Task<Builds> BuildSoundAsync()
    {
        var workspace = With("Sound");
        (await Command.DotnetAsync(workspace.Folder, "pack", workspace["Sound/Transitive/Library"], "-o", Feed, "-p:Version=" + Version)).Succeeded();
        return await Builds.RunAsync(workspace, "Sound");
    }
}
