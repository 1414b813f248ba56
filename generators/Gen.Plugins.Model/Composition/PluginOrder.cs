namespace Gen.Plugins.Model.Composition;

/// <summary>
/// The order of a registry: what a plugin needs, and what is to come before it, comes before it; of those that are ready the ordinally smallest name
/// comes next. The same for any order of the input.
/// </summary>
internal static class PluginOrder
{
    /// <param name="plugins">The plugins.</param>
    /// <param name="contractNames">The names of their contracts, by id: what <c>contract/name</c> means.</param>
    public static List<PluginModel> Sort(IEnumerable<PluginModel> plugins, IReadOnlyDictionary<string, string> contractNames)
    {
        var all = plugins.OrderBy(static p => p, ByName.Instance).ToArray();
        var names = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var aliases = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            Add(names, all[i].Name, i);
            foreach (var alias in all[i].Aliases)
            {
                Add(aliases, alias.Name, i);
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

        static void Add(Dictionary<string, List<int>> places, string name, int place)
        {
            if (!places.TryGetValue(name, out var list))
            {
                places.Add(name, list = []);
            }

            list.Add(place);
        }

        void Link(string name, int plugin, bool before)
        {
            foreach (var other in Meant(name))
            {
                if (other != plugin)
                {
                    var (first, second) = before ? (plugin, other) : (other, plugin);
                    (followers[first] ??= []).Add(second);
                    waitsFor[second]++;
                }
            }
        }

        // A name wins over an alias, in each contract.
        List<int> Meant(string name)
        {
            var slash = name.LastIndexOf('/');
            var bare = name.Substring(slash + 1);
            var (named, aliased) = (Places(names), Places(aliases));
            if (slash >= 0)
            {
                var contract = name.Substring(0, slash);
                (named, aliased) = (named.FindAll(Implements), aliased.FindAll(Implements));
                bool Implements(int i) => all[i].Contracts.Any(id => contractNames.TryGetValue(id, out var found) && found == contract);
            }

            return named.Count > 0 ? named : aliased;
            List<int> Places(Dictionary<string, List<int>> places) => places.TryGetValue(bare, out var found) ? found : [];
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
