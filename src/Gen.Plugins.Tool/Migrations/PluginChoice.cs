using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>Which plugins somebody means by naming some: those, and what they need, because a migration may use the tables of what its plugin needs.</summary>
internal static class PluginChoice
{
    /// <summary>The places in the registry's order of each composition that has one of them.</summary>
    /// <param name="examined">The compositions.</param>
    /// <param name="names">Names, <c>contract/name</c> or aliases.</param>
    /// <exception cref="UnreadableException">There is no such plugin, or it is left out.</exception>
    public static Dictionary<Subject, HashSet<int>> Of(Examined examined, IEnumerable<string> names)
    {
        var chosen = new Dictionary<Subject, HashSet<int>>();
        foreach (var name in names)
        {
            foreach (var (subject, plugins) in PluginSearch.Find(examined, name))
            {
                if (!chosen.TryGetValue(subject, out var places))
                {
                    chosen.Add(subject, places = []);
                }

                Add(subject, places, plugins.Where(static p => p.Place >= 0).Select(static p => p.Place));
            }

            if (chosen.Values.All(static p => p.Count == 0))
            {
                throw new UnreadableException($"The plugin '{name}' is left out, so that its migrations are too. 'gen plugin why {name}' tells why.");
            }
        }

        return chosen;
    }

    private static void Add(Subject subject, HashSet<int> chosen, IEnumerable<int> places)
    {
        var queue = new Queue<int>(places);
        while (queue.TryDequeue(out var place))
        {
            if (chosen.Add(place))
            {
                foreach (var needed in PluginRelations.Follows(subject, place).Where(static r => PluginRelations.IsNeed(r.Kind)))
                {
                    queue.Enqueue(needed.Place);
                }
            }
        }
    }
}
