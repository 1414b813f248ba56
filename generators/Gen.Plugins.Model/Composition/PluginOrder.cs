namespace Gen.Plugins.Model.Composition;

/// <summary>
/// The order of a registry: what a plugin needs, and what is to come before it, comes before it; of those that are ready the ordinally smallest name
/// comes next. The same for any order of the input.
/// </summary>
internal static class PluginOrder
{
    public static List<PluginModel> Sort(IEnumerable<PluginModel> plugins)
    {
        var all = plugins.OrderBy(static p => p, ByName.Instance).ToArray();
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            Add(all[i].Name, i);
        }

        for (var i = 0; i < all.Length; i++)
        {
            // A name wins over an alias.
            foreach (var alias in all[i].Aliases)
            {
                if (!places.TryGetValue(alias.Name, out var taken) || all[taken[0]].Name != alias.Name)
                {
                    Add(alias.Name, i);
                }
            }
        }

        var followers = new List<int>?[all.Length];
        var waitsFor = new int[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var dependency in all[i].Dependencies)
            {
                Link(dependency.Name, i, before: false);
            }

            foreach (var name in all[i].After)
            {
                Link(name, i, before: false);
            }

            foreach (var name in all[i].Before)
            {
                Link(name, i, before: true);
            }
        }

        var ready = new SortedSet<int>(Enumerable.Range(0, all.Length).Where(i => waitsFor[i] == 0));
        var sorted = new List<PluginModel>(all.Length);
        var waiting = new SortedSet<int>(Enumerable.Range(0, all.Length).Where(i => waitsFor[i] != 0));
        while (ready.Count + waiting.Count > 0)
        {
            // Nothing is ready only in a cycle, which the analyzers report; the smallest name breaks it here.
            var next = ready.Count > 0 ? ready.Min : waiting.Min;
            ready.Remove(next);
            waiting.Remove(next);
            sorted.Add(all[next]);
            foreach (var follower in followers[next] ?? [])
            {
                if (--waitsFor[follower] == 0 && waiting.Remove(follower))
                {
                    ready.Add(follower);
                }
            }
        }

        return sorted;

        void Add(string name, int place)
        {
            if (!places.TryGetValue(name, out var list))
            {
                places.Add(name, list = []);
            }

            list.Add(place);
        }

        void Link(string name, int plugin, bool before)
        {
            // contract/name: the contract only tells plugins of one name apart, and all of those are ordered alike.
            var bare = name.Substring(name.LastIndexOf('/') + 1);
            if (!places.TryGetValue(bare, out var others))
            {
                return;
            }

            foreach (var other in others)
            {
                if (other != plugin)
                {
                    var (first, second) = before ? (plugin, other) : (other, plugin);
                    (followers[first] ??= []).Add(second);
                    waitsFor[second]++;
                }
            }
        }
    }

    private sealed class ByName : IComparer<PluginModel>
    {
        public static readonly ByName Instance = new();

        public int Compare(PluginModel? x, PluginModel? y)
        {
            var order = string.CompareOrdinal(x!.Name, y!.Name);
            order = order != 0 ? order : string.CompareOrdinal(x.TypeName, y.TypeName);
            return order != 0 ? order : string.CompareOrdinal(x.AssemblyName, y.AssemblyName);
        }
    }
}
