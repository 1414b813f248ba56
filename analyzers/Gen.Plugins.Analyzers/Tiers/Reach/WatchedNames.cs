using System.Collections.Immutable;
using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>
/// The names without which no code can come to what it may not use: those of types of other places, of extension members in them, and of what hands such
/// types out. Code with none of these names in its text is not looked at further. Names and places only, so that it can outlive a compilation.
/// </summary>
internal sealed class WatchedNames(Dictionary<string, ImmutableArray<TierPlace>> names, HashSet<string> leaks, ImmutableArray<TierPlace> nameless, bool hidesNothing)
{
    /// <summary>The hashes of all names, by which most words of a text are passed over.</summary>
    private readonly HashSet<int> _hashes = [.. names.Keys.Concat(leaks).Select(NameScan.Hash)];

    /// <summary>Everything is watched: aliases of the whole project, or libraries that hand out what they may not know, would hide a name.</summary>
    public static WatchedNames Everything { get; } = new([], [], ImmutableArray<TierPlace>.Empty, hidesNothing: false);

    /// <summary>Whether code of a place can come to what it may not use without a name: by an extension that C# calls for a statement.</summary>
    public bool IsNameless(TierPlace from)
    {
        if (!hidesNothing)
        {
            return true;
        }

        foreach (var to in nameless)
        {
            if (TierRules.Check(from, to) != TierBreach.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether types of a name hand out what they may not know.</summary>
    public bool Leaks(string name) => leaks.Contains(name);

    public bool MayContain(int hash) => _hashes.Contains(hash);

    public bool Contains(string name, TierPlace from)
    {
        if (leaks.Contains(name))
        {
            return true;
        }

        if (names.TryGetValue(name, out var places))
        {
            foreach (var to in places)
            {
                if (TierRules.Check(from, to) != TierBreach.None)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
