using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>Finds the names that are to be watched in a project, by what it and its references declare.</summary>
internal sealed class NameWatcher
{
    private readonly Compilation _compilation;
    private readonly TierPlaces _places;
    private readonly KnownPlaces _known;
    private readonly Dictionary<string, HashSet<TierPlace>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<TierPlace> _nameless = [];

    private NameWatcher(Compilation compilation, TierPlaces places, KnownPlaces known) => (_compilation, _places, _known) = (compilation, places, known);

    public static WatchedNames Watch(Compilation compilation, TierPlaces places, KnownPlaces known) => new NameWatcher(compilation, places, known).Watch();

    private WatchedNames Watch()
    {
        if (HasLeakyReference())
        {
            return WatchedNames.Everything;
        }

        var surfaces = new List<TypeSurface>();
        foreach (var reference in _compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (AssemblyTiers.Knows(reference) && AssemblyTiers.OfReference(reference).PlacesOf(reference) is { Count: var count } places && places.Any(_known.IsForbiddenToSome))
            {
                foreach (var type in AssemblyTypes.All(reference))
                {
                    AddType(type);
                    if (count > 1)
                    {
                        // Others of its types may hand out those that are forbidden.
                        surfaces.Add(new(type));
                    }
                }
            }
        }

        foreach (var type in AssemblyTypes.All(_compilation.Assembly))
        {
            AddType(type);
            surfaces.Add(new(type));
        }

        var leaks = Leaks.Of(surfaces, _places, out var leaksNameless);
        var names = new WatchedNames(_names.ToDictionary(static n => n.Key, static n => n.Value.ToImmutableArray(), StringComparer.Ordinal), leaks, _nameless.ToImmutableArray(), hidesNothing: !leaksNameless);
        return HasGlobalName(names) ? WatchedNames.Everything : names;
    }

    private void AddType(INamedTypeSymbol type)
    {
        var place = _places.Of(type);
        if (!_known.IsForbiddenToSome(place))
        {
            return;
        }

        foreach (var name in Spelling.Of(type))
        {
            Add(name, place);
        }

        if (Spelling.CanExtend(type))
        {
            foreach (var member in type.GetMembers())
            {
                if (Spelling.IsBlock(type) || member is IMethodSymbol { IsExtensionMethod: true })
                {
                    Add(member.Name, place);
                    if (Spelling.IsNameless(member.Name))
                    {
                        _nameless.Add(place);
                    }
                }
            }
        }
    }

    private void Add(string name, TierPlace place)
    {
        if (!_names.TryGetValue(name, out var places))
        {
            _names.Add(name, places = []);
        }

        places.Add(place);
    }

    /// <summary>Whether a reference can hand out what its user may not use: it has no tier itself, or may not use it either, and references it all the same.</summary>
    private bool HasLeakyReference()
    {
        var placesByName = new Dictionary<string, HashSet<TierPlace>>(StringComparer.Ordinal);
        var references = _compilation.SourceModule.ReferencedAssemblySymbols;
        foreach (var reference in references)
        {
            if (AssemblyTiers.Knows(reference))
            {
                placesByName[reference.Name] = [.. AssemblyTiers.OfReference(reference).PlacesOf(reference)];
            }
        }

        foreach (var reference in references)
        {
            var own = placesByName.TryGetValue(reference.Name, out var known) ? known : [];
            foreach (var used in reference.Modules.SelectMany(static m => m.ReferencedAssemblies))
            {
                if (placesByName.TryGetValue(used.Name, out var targets)
                    && targets.Any(to => _known.IsForbiddenToSome(to) && (own.Count == 0 || own.Any(from => from.Tier is null || TierRules.Check(from, to) != TierBreach.None))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a name that is valid in all files stands for a watched one.</summary>
    private bool HasGlobalName(WatchedNames names)
    {
        foreach (var tree in _compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax unit)
            {
                foreach (var directive in unit.Usings)
                {
                    if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                        && (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                        && _known.Own.Any(from => NameScan.Finds(names, from, tree.GetText(), directive.Span)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
