using System.Runtime.CompilerServices;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Reach;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>What an assembly as a whole says of tiers: by its attributes and by its project file, which the generator writes into an attribute.</summary>
internal sealed class AssemblyTiers
{
    /// <summary>Symbols of a file live as long as the file does not change.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyTiers> s_known = new();

    private readonly string _name;
    private readonly List<(string Space, Tier Tier)> _spaces = [];
    private readonly List<string> _freeSpaces = [];
    private Tier? _whole;
    private bool _isFree;
    private List<TierPlace>? _placesOf;

    private AssemblyTiers(IAssemblySymbol assembly, TierSettings? settings)
    {
        _name = assembly.Name;
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Tier))
            {
                if (attribute.ConstructorArguments is [var argument] && TierNumbers.Parse(argument) is { } tier)
                {
                    if (AttributeValues.Named(attribute, "Namespace") is { } space)
                    {
                        _spaces.Add((space, tier));
                    }
                    else
                    {
                        _whole ??= tier;
                    }
                }
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Free))
            {
                if (AttributeValues.Named(attribute, "Namespace") is { } space)
                {
                    _freeSpaces.Add(space);
                }
                else
                {
                    _isFree = true;
                }
            }
            else if (settings is null && attribute.AttributeClass.IsTierManifest())
            {
                Read(attribute);
            }
        }

        if (settings is not null)
        {
            (_whole, HasConvention, _isFree) = (settings.Tier ?? _whole, settings.Convention, _isFree || settings.Free);
        }
    }

    /// <summary>Whether namespaces tell tiers.</summary>
    public bool HasConvention { get; private set; }

    /// <summary>Whether nothing but its types can say a tier.</summary>
    public bool IsSilent => _whole is null && !HasConvention && !_isFree && _spaces.Count == 0 && _freeSpaces.Count == 0;

    /// <summary>Whether a type may be left without a tier by what gives tiers to others: a namespace.</summary>
    public bool TiersNamespaces => HasConvention || _spaces.Count > 0;

    /// <summary>Whether all namespaces have one place.</summary>
    public bool IsUniform => !HasConvention && _spaces.Count == 0 && _freeSpaces.Count == 0;

    public static AssemblyTiers OfReference(IAssemblySymbol assembly) =>
        s_known.TryGetValue(assembly, out var known) ? known : s_known.GetValue(assembly, static a => new(a, settings: null));

    public static AssemblyTiers OfProject(Compilation compilation, TierSettings settings) => new(compilation.Assembly, settings);

    /// <summary>Whether an assembly can have tiers at all: it references Gen.Plugins.</summary>
    public static bool Knows(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == KnownNames.Assembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The place of code in a namespace, before its types' own attributes.</summary>
    public TierPlace Of(string space)
    {
        string? segment = null;
        var told = HasConvention ? TierConvention.Of(space, out segment) : null;
        var tier = OfNamespaces(space) ?? _whole ?? told;
        return new()
        {
            Tier = tier,
            Segment = segment,
            Assembly = segment is null ? _name : "",
            FreeOf = _isFree ? _name : _freeSpaces.Where(s => Contains(s, space)).OrderBy(static s => s.Length).FirstOrDefault(),
        };
    }

    /// <summary>All places that code of a referenced assembly can have.</summary>
    /// <param name="assembly">The assembly that this was read from.</param>
    public List<TierPlace> PlacesOf(IAssemblySymbol assembly)
    {
        if (_placesOf is not null)
        {
            return _placesOf;
        }

        var places = new HashSet<TierPlace>(IsUniform ? [Of("")] : AssemblyTypes.Namespaces(assembly).Where(static space => !space.GetTypeMembers().IsEmpty).Select(space => Of(CSharpText.FullName(space))));
        foreach (var type in TierBearers(assembly))
        {
            if (TierPlaces.Said(type) is { } tier)
            {
                places.Add(Of(CSharpText.FullName(type.ContainingNamespace)) with { Tier = tier });
            }
        }

        return _placesOf = [.. places];
    }

    /// <summary>Types whose attributes may say a tier. Of a project, as editors reference it, the text tells which; of a file, attributes have to be looked at once.</summary>
    private static IEnumerable<INamedTypeSymbol> TierBearers(IAssemblySymbol assembly) =>
        assembly is ISourceAssemblySymbol { Compilation: var compilation }
            ? DeclaredTypes.Files(compilation).SelectMany(static f => f.Tiers).Select(assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>()
            : AssemblyTypes.All(assembly);

    /// <summary>Whether a namespace is another one, or within it.</summary>
    public static bool Contains(string outer, string space) =>
        space.StartsWith(outer, StringComparison.Ordinal) && (space.Length == outer.Length || space[outer.Length] == '.' || outer.Length == 0);

    private Tier? OfNamespaces(string space)
    {
        var longest = -1;
        Tier? tier = null;
        foreach (var (candidate, told) in _spaces)
        {
            if (candidate.Length > longest && Contains(candidate, space))
            {
                (longest, tier) = (candidate.Length, told);
            }
        }

        return tier;
    }

    private void Read(AttributeData manifest)
    {
        foreach (var argument in manifest.NamedArguments)
        {
            switch (argument.Key, argument.Value.Value)
            {
                case ("Tier", int value):
                    _whole ??= TierNumbers.Parse(value);
                    break;
                case ("Convention", bool value):
                    HasConvention = value;
                    break;
                case ("Free", bool value):
                    _isFree |= value;
                    break;
            }
        }
    }
}
