using Gen.Plugins.Model.Tiers;
using Gen.Plugins.Tool.Tiers.Logs;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>Slices, and who uses whom.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Slices">From the top of the picture to its bottom, by name.</param>
/// <param name="Edges">In the order of the slices.</param>
/// <param name="Forbidden">Uses of forbidden types, which lie in no slice: only the compiler finds them.</param>
internal sealed record TierPicture(string Name, IReadOnlyList<TierSlice> Slices, IReadOnlyList<TierEdge> Edges, IReadOnlyList<LoggedBreach> Forbidden)
{
    private const string ForbiddenId = "GEN0203";

    /// <summary>How many pairs of types break the rules and are not admitted, and how many breaches the compiler found.</summary>
    public int Breaches => Forbidden.Count + Edges.Sum(static e => e.Logged.Count + e.Pairs.Count(static p => p.Exception is null));

    /// <summary>How many pairs of types break the rules and are admitted.</summary>
    public int Excepted => Edges.Sum(static e => e.Pairs.Count(static p => p.Exception is not null));

    public bool HasBreaches => Breaches > 0;

    public static TierPicture Of(TierReading reading, IReadOnlyList<LoggedBreach> logged)
    {
        var keys = new SliceKeys(reading.Catalog);
        var types = reading.Catalog.Types;
        var pairs = reading.Uses
            .Select(u => (From: types[u.Key.From]!, To: types[u.Key.To]!, Uses: u.Value))
            .Select(u => (u.From, u.To, u.Uses, FromKey: keys.Of(u.From), ToKey: keys.Of(u.To)))
            .Where(static u => u.FromKey != u.ToKey)
            .ToArray();

        // Code of no tier is there only if anybody uses it, or it uses anybody: most of a host does not.
        var tied = pairs.SelectMany(static p => new[] { p.FromKey, p.ToKey }).ToHashSet();
        var inLog = logged.Where(static l => l is { Id: not ForbiddenId, From: not null, To: not null }).ToArray();
        var slices = types.OfType<TierType>().GroupBy(keys.Of)
            .Where(g => g.Key.Place is { Tier: not null } or { FreeOf: not null } || tied.Contains(g.Key))
            .Select(static g => (g.Key, Assemblies: (string[])[.. g.Select(static t => t.Assembly).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Types: g.Count()))
            .OrderBy(static s => TierSlice.BandOf(s.Key.Place)).ThenBy(static s => s.Key.Place.FreeOf is null).ThenBy(static s => s.Key.Place.FreeOf ?? s.Key.Place.Name, StringComparer.Ordinal).ThenBy(static s => s.Assemblies[0], StringComparer.Ordinal)
            .Select(static (s, i) => (s.Key, Slice: new TierSlice(i, s.Key.Place, s.Assemblies, s.Types)))
            .ToArray();
        var byKey = slices.ToDictionary(static s => s.Key, static s => s.Slice);
        var all = slices.Select(static s => s.Slice).ToList();
        var byText = TextsOf(types.OfType<TierType>(), keys, byKey);

        var exceptions = new TierExceptions(reading.Catalog.Assemblies.SelectMany(static a => a.Exceptions));
        var edges = pairs
            .GroupBy(p => (From: byKey[p.FromKey].Id, To: byKey[p.ToKey].Id))
            .ToDictionary(static g => g.Key, g => Edge(g.Key, [.. g.Select(static p => (p.From, p.To, p.Uses))], exceptions));
        foreach (var found in inLog.GroupBy(l => (From: SliceOf(l.From!), To: SliceOf(l.To!))))
        {
            var edge = edges.GetValueOrDefault(found.Key) ?? new(found.Key.From, found.Key.To, 0, TierBreach.None, [], []);
            edges[found.Key] = edge with { Logged = [.. found.OrderBy(static l => l.Location, StringComparer.Ordinal).ThenBy(static l => l.Message, StringComparer.Ordinal)] };
        }

        return new(
            reading.Name,
            all,
            [.. edges.Values.OrderBy(static e => e.From).ThenBy(static e => e.To)],
            [.. logged.Except(inLog).OrderBy(static l => l.Location, StringComparer.Ordinal).ThenBy(static l => l.Message, StringComparer.Ordinal)]);

        // The compiler may know a place that no assembly here has, because the build stopped.
        int SliceOf(string text)
        {
            if (!byText.TryGetValue(text, out var id))
            {
                byText.Add(text, id = all.Count);
                all.Add(new(id, LoggedPlace.Parse(text), [], 0));
            }

            return id;
        }
    }

    private static Dictionary<string, int> TextsOf(IEnumerable<TierType> types, SliceKeys keys, Dictionary<SliceKey, TierSlice> slices)
    {
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in types.Where(static t => t.Place is { Tier: not null } or { FreeOf: not null }).DistinctBy(static t => t.Place))
        {
            texts.TryAdd(type.Place.ToString(), slices[keys.Of(type)].Id);
        }

        return texts;
    }

    private static TierEdge Edge((int From, int To) ends, (TierType From, TierType To, int Uses)[] uses, TierExceptions exceptions)
    {
        TierBreachUse[] breaches =
        [
            .. uses.Where(static u => TierRules.Check(u.From.Place, u.To.Place) != TierBreach.None)
                .OrderByDescending(static u => u.Uses).ThenBy(static u => u.From.Name, StringComparer.Ordinal).ThenBy(static u => u.To.Name, StringComparer.Ordinal)
                .ThenBy(static u => u.From.Assembly, StringComparer.Ordinal).ThenBy(static u => u.To.Assembly, StringComparer.Ordinal)
                .Select(u => new TierBreachUse(u.From, u.To, u.Uses, exceptions.Find(u.From, u.To))),
        ];
        return new(ends.From, ends.To, uses.Sum(static u => u.Uses), breaches.Length == 0 ? TierBreach.None : TierRules.Check(breaches[0].From.Place, breaches[0].To.Place), breaches, []);
    }
}
