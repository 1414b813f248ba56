using Gen.Plugins.Model;
using Gen.Plugins.Model.Composition;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Compositions;

/// <summary>One composition to speak of: a host with all that it references, or assemblies that are no host.</summary>
internal sealed class Subject
{
    private readonly Dictionary<string, string?> _packages;
    private readonly Dictionary<string, string> _contractNames;

    private Subject(string name, string file, HostModel host, IReadOnlyList<ReadAssembly> assemblies)
    {
        (Name, File, Host, Assemblies) = (name, file, host, assemblies);
        Manifests = [.. assemblies.Select(static a => a.Manifest)];
        Composition = Composer.Compose(Manifests, host);
        _packages = Manifests.ToDictionary(static m => m.AssemblyName, static m => m.Package, StringComparer.Ordinal);
        _contractNames = Composition.Contracts.ToDictionary(static c => c.Id, static c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>The host's assembly, or what else was given.</summary>
    public string Name { get; }

    /// <summary>Where it was read.</summary>
    public string File { get; }

    /// <summary>What the host says.</summary>
    public HostModel Host { get; }

    /// <summary>Its assemblies that say something.</summary>
    public IReadOnlyList<ReadAssembly> Assemblies { get; }

    /// <summary>What they say.</summary>
    public IReadOnlyList<AssemblyManifest> Manifests { get; }

    /// <summary>What it is made of.</summary>
    public HostComposition Composition { get; }

    /// <summary>Who brings whom, if the build wrote that down.</summary>
    public DependencyFile? Dependencies { get; private init; }

    /// <summary>Not all of a host: what is missing may come from elsewhere.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>A host of which some assemblies could not be read.</summary>
    public bool IsReadInPart => Host.IsOpen && !IsOpen;

    /// <param name="host">The host's own assembly.</param>
    /// <param name="file">Where it was read.</param>
    /// <param name="references">What was read beside it.</param>
    /// <param name="dependencies">Who brings whom.</param>
    /// <param name="isWhole">All of it was read; otherwise nobody can say what is missing.</param>
    public static Subject OfHost(ReadAssembly host, string file, IEnumerable<ReadAssembly> references, DependencyFile? dependencies, bool isWhole) =>
        new(host.Manifest.AssemblyName, file, host.Manifest.Host! with { IsOpen = !isWhole }, [host, .. Distinct(references).Where(a => a.Manifest.AssemblyName != host.Manifest.AssemblyName)])
        {
            Dependencies = dependencies,
        };

    public static Subject Open(string name, string file, IEnumerable<ReadAssembly> assemblies) =>
        new(name, file, HostModel.Default with { IsOpen = true }, [.. Distinct(assemblies)]) { IsOpen = true };

    /// <summary>The package of a plugin's assembly, if it comes from one.</summary>
    public string? PackageOf(PluginModel plugin) => _packages.GetValueOrDefault(plugin.AssemblyName);

    /// <summary>The names of a plugin's contracts; of one that no assembly describes, its id.</summary>
    public IReadOnlyList<string> ContractsOf(PluginModel plugin) => [.. plugin.Contracts.Select(id => _contractNames.GetValueOrDefault(id, id))];

    /// <summary>Those in it in the registry's order, then those that are left out, by name.</summary>
    public IEnumerable<SubjectPlugin> Plugins =>
        Composition.Plugins.Select(static (p, i) => new SubjectPlugin(p, i, null)).Concat(Composition.LeftOut.Select(static l => new SubjectPlugin(l.Plugin, -1, l)));

    /// <summary>In a fixed order, each assembly once.</summary>
    private static IEnumerable<ReadAssembly> Distinct(IEnumerable<ReadAssembly> assemblies) =>
        assemblies.OrderBy(static a => a.Manifest.AssemblyName, StringComparer.Ordinal).DistinctBy(static a => a.Manifest.AssemblyName, StringComparer.Ordinal);
}
