using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>A plugin and the names that it claims; invalid ones, which are told as GEN0101, claim nothing.</summary>
internal sealed class Claimant
{
    private readonly Lazy<ImmutableArray<Contract>> _contracts;
    private readonly Func<string> _typeName;

    /// <summary>A plugin of this project.</summary>
    public Claimant(INamedTypeSymbol type, AttributeData plugin)
    {
        Declaration = plugin.ApplicationSyntaxReference;
        Name = Valid(AttributeValues.TryFirst(plugin, out var name) ? name : null);
        Aliases = Others(type.GetAttributes()
            .Where(static a => a.AttributeClass.IsOurs(KnownNames.Alias))
            .Select(static a => AttributeValues.TryFirst(a, out var alias) ? alias : null));
        (ReplacedContract, Replaces) = Split(AttributeValues.Named(plugin, "Replaces"));
        AssemblyName = type.ContainingAssembly.Name;
        _typeName = () => CSharpText.MetadataName(type);
        _contracts = new(() => PluginRules.ContractsOf(type).Select(static c => ContractParser.Model(c.Contract, c.Attribute)).Select(static c => new Contract(c.Id, c.Name)).ToImmutableArray());
    }

    /// <summary>A plugin of a reference.</summary>
    public Claimant(PluginModel plugin, AssemblyManifest manifest)
    {
        Name = Valid(plugin.Name);
        Aliases = Others(plugin.Aliases.Select(static a => a.Name));
        (ReplacedContract, Replaces) = Split(plugin.Replaces);
        AssemblyName = plugin.AssemblyName;
        _typeName = () => plugin.TypeName;
        _contracts = new(() => manifest.Contracts.Where(c => plugin.Contracts.Contains(c.Id)).Select(static c => new Contract(c.Id, c.Name)).ToImmutableArray());
    }

    /// <summary>Empty: the name is not valid.</summary>
    public string Name { get; }

    public ImmutableArray<string> Aliases { get; }

    /// <summary>The name of the plugin whose place this one takes.</summary>
    public string? Replaces { get; }

    /// <summary>The contract in <c>contract/name</c>, where <see cref="Replaces"/> is written like that.</summary>
    public string? ReplacedContract { get; }

    public string AssemblyName { get; }

    /// <summary>The full metadata name of the class.</summary>
    public string TypeName => _typeName();

    /// <summary>Where <c>[Plugin]</c> stands; <see langword="null"/>: in a reference.</summary>
    public SyntaxReference? Declaration { get; }

    public ImmutableArray<Contract> Contracts => _contracts.Value;

    public bool Bears(string word) => Name == word || Aliases.Contains(word);

    /// <summary>The name, the aliases and what is replaced: what others may clash with.</summary>
    public IEnumerable<string> Words() => new[] { Name, Replaces ?? "" }.Concat(Aliases).Where(static w => w.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>A contract that both have; <see langword="null"/>: none, so that they never meet.</summary>
    public Contract? Shared(Claimant other)
    {
        foreach (var contract in Contracts)
        {
            if (other.Contracts.Any(c => c.Id == contract.Id))
            {
                return contract;
            }
        }

        return null;
    }

    private ImmutableArray<string> Others(IEnumerable<string?> aliases) =>
        aliases.Select(Valid).Where(a => a.Length > 0 && a != Name).Distinct(StringComparer.Ordinal).ToImmutableArray();

    private static string Valid(string? name) => PluginName.IsValid(name) ? name! : "";

    private static (string? Contract, string? Name) Split(string? text)
    {
        var slash = text?.LastIndexOf('/') ?? -1;
        return slash < 0 ? (null, text) : (text!.Substring(0, slash), text.Substring(slash + 1));
    }
}
