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
    public static HashSet<string> Of(List<TypeSurface> surfaces, TierPlaces places, IAssemblySymbol project)
    {
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
                else if (SymbolEqualityComparer.Default.Equals(mentioned.ContainingAssembly, project))
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

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var surface in surfaces)
        {
            if (leaking.Contains(surface.Type))
            {
                names.Add(surface.Type.Name);
                foreach (var (name, types) in surface.Members)
                {
                    if (types.Any(type => leaking.Contains(type) || places.Of(type).Tier is not null))
                    {
                        names.Add(name);
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
