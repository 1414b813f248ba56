using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Composition;

/// <summary>
/// The plugins and contracts that a project declares. Which types to look at is told by the text of the files, each read once; also those are taken
/// that the generator leaves out for a fault of their own, of which another rule tells, so that nobody is told to miss them.
/// </summary>
internal sealed class OwnDeclarations
{
    private OwnDeclarations(AssemblyManifest manifest, EquatableArray<string> unnamed) => (Manifest, Unnamed) = (manifest, unnamed);

    /// <summary>In the order in which they are declared; see <see cref="DeclarationOrder"/>.</summary>
    public AssemblyManifest Manifest { get; }

    /// <summary>What others may say where a name or alias is not valid.</summary>
    public EquatableArray<string> Unnamed { get; }

    /// <summary>Whether the project declares a plugin or a contract.</summary>
    public static bool Any(Compilation compilation)
    {
        var files = DeclaredTypes.Files(compilation);
        return DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Plugins), KnownNames.Plugin).Any() || DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Contracts), KnownNames.Contract).Any();
    }

    public static OwnDeclarations Read(Compilation compilation)
    {
        var files = DeclaredTypes.Files(compilation);
        var plugins = new List<PluginModel>();
        var contracts = new Dictionary<string, ContractModel>(StringComparer.Ordinal);
        var unnamed = new List<string>();
        var version = AssemblyParser.Version(compilation.Assembly);
        foreach (var type in DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Contracts), KnownNames.Contract))
        {
            Add(ContractParser.Model(type, PluginRules.FirstOf(type, KnownNames.Contract)!));
        }

        foreach (var type in DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Plugins), KnownNames.Plugin))
        {
            unnamed.AddRange(PluginParser.NamesMeant(type));
            if (PluginParser.Declared(type) is not { } plugin)
            {
                continue;
            }

            plugins.Add(plugin.Version.Length == 0 ? plugin with { Version = version } : plugin);
            foreach (var contract in PluginRules.ContractsOf(type))
            {
                Add(ContractParser.Model(contract.Contract, contract.Attribute));
            }
        }

        return new(
            new AssemblyManifest
            {
                AssemblyName = compilation.AssemblyName ?? "",
                Version = version,
                Format = AssemblyManifest.CurrentFormat,
                Contracts = new(contracts.Values),
                Plugins = new(plugins),
            },
            new(unnamed));

        void Add(ContractModel contract)
        {
            if (!contracts.ContainsKey(contract.Id))
            {
                contracts.Add(contract.Id, contract);
            }
        }
    }
}
