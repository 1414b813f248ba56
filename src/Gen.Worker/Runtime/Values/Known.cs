using Gen.Plugins.Model.Text;

namespace Gen.Worker.Runtime.Values;

/// <summary>What to say of an unknown name.</summary>
internal static class Known
{
    private const int Most = 10;

    /// <summary>The nearest known names, or, if none is near, the known names.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> known)
    {
        var nearest = NearestNames.Find(name, known);
        return (nearest.Length, known.Count) switch
        {
            ( > 0, _) => $"Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?",
            (_, 0) => "None is known here.",
            _ => $"Known: {string.Join(", ", known.Take(Most))}{(known.Count > Most ? ", ..." : "")}.",
        };
    }

    /// <summary>The nearest known names, and all known names.</summary>
    public static string HintWithAll(string name, IReadOnlyCollection<string> known)
        => NearestNames.Find(name, known).Length > 0 ? $"{Hint(name, known)} Known: {string.Join(", ", known)}." : $"Known: {string.Join(", ", known)}.";
}
