using Gen.Plugins.Model;
using Gen.Plugins.Tool.Compositions;

namespace Gen.Plugins.Tool.Reading;

/// <summary>Reads what a path leads to: an assembly, a package, a project, a solution or a folder. Nothing of it is run, and MSBuild is not asked.</summary>
internal sealed class PathReader
{
    private readonly Dictionary<string, AssemblyManifest?> _read = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _notes = [];

    private PathReader()
    {
    }

    /// <exception cref="UnreadableException">There is nothing that could be shown; the message says why.</exception>
    public static Examined Read(string path)
    {
        var reader = new PathReader();
        return new(reader.Subjects(path), reader._notes, reader._files);
    }

    private Subject[] Subjects(string path)
    {
        if (Directory.Exists(path))
        {
            return OfFolder(path);
        }

        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".nupkg":
                return OfAssemblies(PackageReader.Read(path), Path.GetFileName(path), path);
            case ".sln" or ".slnx":
                return OfSolution(path);
            case ".csproj" or ".fsproj" or ".vbproj":
                return OfAssemblies([ReadBuilt(ProjectFile.FindBuilt(path) ?? throw ProjectFile.NotBuilt(path))], Path.GetFileNameWithoutExtension(path), path);
            default:
                return OfAssembly(path);
        }
    }

    private Subject[] OfAssembly(string path)
    {
        if (Read(path, null) is { } manifest)
        {
            return OfAssemblies([new(manifest, path)], Path.GetFileNameWithoutExtension(path), path);
        }

        // A program's launcher is native; its code lies beside it.
        var beside = Path.ChangeExtension(path, ".dll");
        return beside != path && File.Exists(beside)
            ? OfAssembly(beside)
            : throw new UnreadableException($"{path} is no .NET assembly. Give one, or a package, a project, a solution or a folder; of what is compiled natively nothing can be read.");
    }

    private Subject[] OfFolder(string path)
    {
        var files = FolderReader.Files(path);
        var solutions = FolderReader.WithExtension(files, ".sln", ".slnx");
        var projects = FolderReader.WithExtension(files, ".csproj", ".fsproj", ".vbproj");
        var build = solutions.Count > 0 ? solutions : projects;
        if (build.Count > 1)
        {
            throw new UnreadableException($"{path} has {build.Count} {(solutions.Count > 0 ? "solutions" : "projects")}: {string.Join(", ", build.Take(5).Select(Path.GetFileName))}. Name one.");
        }

        if (build.Count == 1)
        {
            return Subjects(build[0]);
        }

        var assemblies = FolderReader.WithExtension(files, ".dll");
        return assemblies.Count > 0
            ? OfAssemblies(assemblies.Select(TryRead).OfType<ReadAssembly>(), FolderReader.NameOf(path), path)
            : throw new UnreadableException($"{path} has no solution, no project and no assembly. Give the path of one.");
    }

    private Subject[] OfSolution(string path)
    {
        var projects = SolutionFile.Projects(path);
        var built = new List<ReadAssembly>();
        var open = new List<string>();
        foreach (var project in projects)
        {
            try
            {
                if (ProjectFile.FindBuilt(project) is { } file)
                {
                    built.Add(ReadBuilt(file));
                }
                else
                {
                    open.Add(Path.GetFileNameWithoutExtension(project));
                }
            }
            catch (UnreadableException e)
            {
                _notes.Add(e.Message);
            }
        }

        if (open.Count > 0 && built.Count > 0)
        {
            _notes.Add($"Of the {projects.Count} projects of {path}, {open.Count} are not built and not looked at: {string.Join(", ", open)}. Run 'dotnet build {path}' for all.");
        }

        return built.Count > 0
            ? OfAssemblies(built, Path.GetFileName(path), path)
            : throw new UnreadableException(projects.Count == 0 ? $"{path} names no project." : $"No project of {path} is built. Run 'dotnet build {path}'.");
    }

    /// <summary>The hosts, each with its references; then, as one, the assemblies that no host has.</summary>
    private Subject[] OfAssemblies(IEnumerable<ReadAssembly> assemblies, string name, string file)
    {
        ReadAssembly[] all = [.. assemblies];
        Subject[] hosts = [.. all.Where(static a => a.Manifest.Host is not null).Select(a => OfHost(a, all)).OrderBy(static s => s.Name, StringComparer.Ordinal)];
        var covered = hosts.SelectMany(static h => h.Manifests).Select(static m => m.AssemblyName).ToHashSet(StringComparer.Ordinal);
        ReadAssembly[] rest = [.. all.Where(a => a.Manifest.Host is null && SaysSomething(a) && !covered.Contains(a.Manifest.AssemblyName))];
        return hosts.Length > 0 && rest.Length == 0 ? hosts : [.. hosts, Subject.Open(name, file, rest)];
    }

    private Subject OfHost(ReadAssembly host, IReadOnlyList<ReadAssembly> all)
    {
        if (host.File is not { } file)
        {
            // In a package, what lies beside it.
            return Subject.OfHost(host, host.Manifest.AssemblyName, all.Where(SaysSomething), null, isWhole: true);
        }

        var notes = _notes.Count;
        var dependencies = TryReadDependencies(file);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var references = dependencies is null
            ? FolderReader.WithExtension(FolderReader.Files(folder), ".dll").Where(f => Path.GetFileName(f) != Path.GetFileName(file)).Select(TryRead)
            : ReadNamed(dependencies, file, folder);
        ReadAssembly[] read = [.. references.OfType<ReadAssembly>().Where(SaysSomething)];
        return Subject.OfHost(host, file, read, dependencies, isWhole: _notes.Count == notes);
    }

    private List<ReadAssembly?> ReadNamed(DependencyFile dependencies, string file, string folder)
    {
        var own = Path.GetFileName(file);
        var named = dependencies.Assemblies.Where(a => !a.File.Equals(own, StringComparison.OrdinalIgnoreCase)).ToArray();
        string[] missing = [.. named.Select(static a => a.File).Where(f => !File.Exists(Path.Combine(folder, f)))];
        if (missing.Length > 0)
        {
            _notes.Add($"Of the assemblies that {own} was built with, {missing.Length} {(missing.Length == 1 ? "is" : "are")} not beside it and not looked at: {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? ", ..." : "")}. Run 'dotnet publish', and give the path of what that writes.");
        }

        return [.. named.Where(a => !missing.Contains(a.File)).Select(a => TryRead(Path.Combine(folder, a.File), a.Package))];
    }

    private static bool SaysSomething(ReadAssembly assembly) => !ReferenceEquals(assembly.Manifest, AssemblyManifest.None);

    private DependencyFile? TryReadDependencies(string file)
    {
        try
        {
            return DependencyFile.Beside(file);
        }
        catch (UnreadableException e)
        {
            _notes.Add($"{e.Message} Until then all assemblies of the folder are looked at.");
            return null;
        }
    }

    private ReadAssembly ReadBuilt(string file) =>
        Read(file, null) is { } manifest ? new(manifest, file) : throw new UnreadableException($"{file} is no .NET assembly. Build the project again.");

    private ReadAssembly? TryRead(string file) => TryRead(file, null);

    /// <summary>One of many: if it cannot be read, the others still can.</summary>
    private ReadAssembly? TryRead(string file, string? package)
    {
        try
        {
            return Read(file, package) is { } manifest ? new(manifest, file) : null;
        }
        catch (UnreadableException e)
        {
            _notes.Add(e.Message);
            return null;
        }
    }

    private AssemblyManifest? Read(string file, string? package)
    {
        var key = Path.GetFullPath(file);
        if (!_read.TryGetValue(key, out var manifest))
        {
            _read.Add(key, manifest = AssemblyReader.Read(file, package));
            _files.Add(file);
        }

        return manifest is not null && package is not null && !ReferenceEquals(manifest, AssemblyManifest.None) ? manifest with { Package = package } : manifest;
    }
}
