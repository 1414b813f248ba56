using System.Collections.Concurrent;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>Who claims which name in a compilation: the plugins of the project and, in a host, those of its references.</summary>
internal sealed class NameClaims(DeclaredNames declared, EquatableArray<AssemblyManifest> references)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, Claimant?> _own = new(SymbolEqualityComparer.Default);
    private readonly Lazy<(Claimant[] All, ILookup<string, Claimant> ByWord)> _referenced = new(() =>
    {
        var all = references.SelectMany(static m => m.Plugins.Select(p => new Claimant(p, m))).ToArray();
        return (all, all.SelectMany(static c => c.Words().Select(w => (Word: w, Claimant: c))).ToLookup(static w => w.Word, static w => w.Claimant, StringComparer.Ordinal));
    });

    /// <summary>The claims of a type of this project; <see langword="null"/> if it is no plugin.</summary>
    public Claimant? Own(INamedTypeSymbol type) => _own.GetOrAdd(type, static t => t.Ours(KnownNames.Plugin) is { } plugin ? new(t, plugin) : null);

    /// <summary>What is to be reported of a plugin of this project: the first clash for each word, and only clashes with an earlier one.</summary>
    public IEnumerable<Clash> Of(Claimant plugin) =>
        Clashes(plugin)
            .Where(static c => ClaimantOrder.Instance.Compare(c.Earlier, c.Later) < 0)
            .OrderBy(static c => c.Earlier, ClaimantOrder.Instance)
            .GroupBy(static c => (c.Word, c.Kind == ClashKind.Replaces))
            .Select(static g => g.First());

    /// <summary>Clashes between references.</summary>
    public IEnumerable<Clash> OfReferences() =>
        _referenced.Value.All.SelectMany(plugin => Of(plugin));

    /// <summary>Whether it can take the place of all others of its name: no later one of that name does, and it replaces nothing else.</summary>
    public bool CanReplace(Claimant plugin) =>
        plugin.Replaces is null
        && !Clashes(plugin).Any(static c => c.Kind == ClashKind.NameAndName && ClaimantOrder.Instance.Compare(c.Earlier, c.Later) > 0);

    private IEnumerable<Clash> Clashes(Claimant plugin)
    {
        foreach (var word in plugin.Aliases.Insert(0, plugin.Name))
        {
            if (word.Length == 0)
            {
                continue;
            }

            foreach (var other in Find(word, plugin))
            {
                if (other != plugin && other.Bears(word) && !AreRivals(plugin, other) && plugin.Shared(other) is { } contract && !IsReplaced(plugin) && !IsReplaced(other))
                {
                    yield return new(Kind(word == plugin.Name, word == other.Name), word, plugin, other, contract);
                }
            }
        }

        if (plugin.Replaces is not { } target)
        {
            yield break;
        }

        foreach (var other in Find(target, plugin))
        {
            if (other != plugin && AreRivals(plugin, other) && plugin.Shared(other) is { } contract && !IsReplaced(plugin) && !IsReplaced(other))
            {
                yield return new(ClashKind.Replaces, target, plugin, other, contract);
            }
        }
    }

    /// <summary>A replaced plugin leaves the host, and what it claims lapses. Two that replace the same do not excuse each other.</summary>
    private bool IsReplaced(Claimant plugin) =>
        plugin.Name.Length > 0
        && Find(plugin.Name, plugin).Any(other =>
            other != plugin
            && other.Replaces == plugin.Name
            && (other.ReplacedContract is null || plugin.Contracts.Any(c => c.Name == other.ReplacedContract))
            && !AreRivals(plugin, other)
            && plugin.Shared(other) is not null);

    private static bool AreRivals(Claimant a, Claimant b) =>
        a.Replaces is not null && a.Replaces == b.Replaces && (a.ReplacedContract is null || b.ReplacedContract is null || a.ReplacedContract == b.ReplacedContract);

    private static ClashKind Kind(bool isName, bool isOthersName) =>
        isName ? isOthersName ? ClashKind.NameAndName : ClashKind.NameAndAlias : isOthersName ? ClashKind.AliasAndName : ClashKind.AliasAndAlias;

    private IEnumerable<Claimant> Find(string word, Claimant asker) =>
        declared.Plugins(word, asker.Declaration is not null).Select(Own).OfType<Claimant>().Concat(_referenced.Value.ByWord[word]).Distinct();
}
