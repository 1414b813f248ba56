using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>
/// Names by which code of a project comes to types that it may not use through types that it may use. As long as no rule is broken, only code without a
/// tier hands out such types, because the rules are transitive.
/// </summary>
internal static class Leaks
{
    /// <param name="surfaces">The types that may leak: those of the project, and of references that hold several places.</param>
    /// <param name="places">Where types stand.</param>
    /// <param name="nameless">Whether something leaks through a method that C# calls where no name stands.</param>
    public static HashSet<string> Of(List<TypeSurface> surfaces, TierPlaces places, out bool nameless)
    {
        var types = new HashSet<INamedTypeSymbol>(surfaces.Select(static s => s.Type), SymbolEqualityComparer.Default);
        // A type leaks if it mentions what its own place may not use, or what has a tier where it has none, or a type that leaks.
        var leaking = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var mentioning = new Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>();
        foreach (var surface in surfaces)
        {
            var place = places.Of(surface.Type);
            foreach (var mentioned in surface.Members.SelectMany(static m => m.Types).Concat(surface.Header))
            {
                var other = places.Of(mentioned);
                if (other.Tier is not null && (place.Tier is null || TierRules.Check(place, other) != TierBreach.None))
                {
                    Leak(surface.Type);
                }
                else if (types.Contains(mentioned))
                {
                    if (!mentioning.TryGetValue(mentioned, out var by))
                    {
                        mentioning.Add(mentioned, by = []);
                    }

                    by.Add(surface.Type);
                }
            }
        }

        while (open.Count > 0)
        {
            if (mentioning.TryGetValue(open.Pop(), out var by))
            {
                by.ForEach(Leak);
            }
        }

        nameless = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var surface in surfaces)
        {
            if (leaking.Contains(surface.Type))
            {
                names.UnionWith(Spelling.Of(surface.Type));
                foreach (var (name, mentioned) in surface.Members)
                {
                    if (mentioned.Any(type => leaking.Contains(type) || places.Of(type).Tier is not null))
                    {
                        names.Add(name);
                        nameless = nameless || (Spelling.CanExtend(surface.Type) && Spelling.IsNameless(name));
                    }
                }
            }
        }

        return names;

        void Leak(INamedTypeSymbol type)
        {
            if (leaking.Add(type))
            {
                open.Push(type);
            }
        }
    }
}
