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
    private const string Suffix = "Attribute";

    /// <summary>Methods that C# calls for a statement or an expression in which no name stands.</summary>
    private static readonly HashSet<string> s_nameless = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "GetAwaiter", "Deconstruct", "Add", "GetPinnableReference",
        "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast",
    };

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

        foreach (var reference in _compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (AssemblyTiers.Knows(reference) && AssemblyTiers.OfReference(reference).PlacesOf(reference).Any(_known.IsForbiddenToSome))
            {
                foreach (var type in AssemblyTypes.All(reference))
                {
                    AddType(type);
                }
            }
        }

        var surfaces = new List<TypeSurface>();
        foreach (var type in AssemblyTypes.All(_compilation.Assembly))
        {
            AddType(type);
            surfaces.Add(new(type));
        }

        var leaks = Leaks.Of(surfaces, _places, _compilation.Assembly);
        var names = new WatchedNames(_names.ToDictionary(static n => n.Key, static n => n.Value.ToImmutableArray(), StringComparer.Ordinal), leaks, _nameless.ToImmutableArray(), hidesNothing: true);
        return HasGlobalName(names) ? WatchedNames.Everything : names;
    }

    private void AddType(INamedTypeSymbol type)
    {
        var place = _places.Of(type);
        if (!_known.IsForbiddenToSome(place))
        {
            return;
        }

        Add(type.Name, place);
        if (type.Name.Length > Suffix.Length && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            Add(type.Name.Substring(0, type.Name.Length - Suffix.Length), place);
        }

        // Members of an extension block stand in a type without a name, within a static class.
        var isBlock = !type.CanBeReferencedByName && type.ContainingType is { IsStatic: true };
        if (type.IsStatic || isBlock)
        {
            foreach (var member in type.GetMembers())
            {
                if (isBlock || member is IMethodSymbol { IsExtensionMethod: true })
                {
                    Add(member.Name, place);
                    if (s_nameless.Contains(member.Name) || member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion })
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
                placesByName[reference.Name] = [.. AssemblyTiers.OfReference(reference).PlacesOf(reference).Where(static p => p.Tier is not null)];
            }
        }

        foreach (var reference in references)
        {
            var own = placesByName.TryGetValue(reference.Name, out var known) ? known : [];
            foreach (var used in reference.Modules.SelectMany(static m => m.ReferencedAssemblies))
            {
                if (placesByName.TryGetValue(used.Name, out var targets)
                    && targets.Any(to => _known.IsForbiddenToSome(to) && (own.Count == 0 || own.Any(from => TierRules.Check(from, to) != TierBreach.None))))
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
