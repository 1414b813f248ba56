using Gen.Plugins.Model.Names;

namespace Gen.Plugins.Model.Composition;

/// <summary>
/// Lets plugins take the place of others: whom another one replaces leaves the host, and its name leads to the replacer. What a replaced plugin itself
/// declares lapses, so that in a chain the first one replaces the second, and the third stays.
/// </summary>
internal static class PluginReplacement
{
    public static List<PluginModel> Apply(IEnumerable<PluginModel> plugins)
    {
        var all = plugins.ToList();
        if (all.TrueForAll(static p => p.Replaces is null))
        {
            return all;
        }

        var named = Enumerable.Range(0, all.Count).ToLookup(i => all[i].Name, StringComparer.Ordinal);
        var targets = all.Select((p, i) => p.Replaces is null ? [] : named[Bare(p.Replaces)].Where(t => t != i && all[t].Contracts.Intersect(p.Contracts).Any()).ToArray()).ToArray();
        var waitsFor = new int[all.Count];
        foreach (var target in targets.SelectMany(static t => t))
        {
            waitsFor[target]++;
        }

        // Who stays is known of a plugin when it is known of all that would replace it.
        var gone = new bool[all.Count];
        var ready = new Queue<int>(Enumerable.Range(0, all.Count).Where(i => waitsFor[i] == 0));
        var open = new SortedSet<int>(Enumerable.Range(0, all.Count));
        while (open.Count > 0)
        {
            // In a ring, which the analyzers report, the first one stays.
            var next = ready.Count > 0 ? ready.Dequeue() : open.Min;
            if (!open.Remove(next))
            {
                continue;
            }

            foreach (var target in targets[next])
            {
                gone[target] |= !gone[next] && open.Contains(target);
                if (--waitsFor[target] == 0)
                {
                    ready.Enqueue(target);
                }
            }
        }

        return [.. all.Where((_, i) => !gone[i]).Select(static p => p.Replaces is null || Bare(p.Replaces) == p.Name || !PluginName.IsValid(Bare(p.Replaces)) ? p : p with { Aliases = new(p.Aliases.Append(new(Bare(p.Replaces), null))) })];
    }

    /// <summary>The name in <c>contract/name</c>.</summary>
    private static string Bare(string name) => name.Substring(name.LastIndexOf('/') + 1);
}
