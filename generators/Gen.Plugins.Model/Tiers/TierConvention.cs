namespace Gen.Plugins.Model.Tiers;

/// <summary>
/// The tier that a namespace tells where <c>PluginTierConvention</c> is on: the first segment that is <c>Runtime</c>, <c>Shared</c>,
/// <c>Controller(s)</c> or <c>Action(s)</c>, whole words only and without regard to case; the segment after the latter two is the plugin.
/// </summary>
internal static class TierConvention
{
    /// <summary>Reads a namespace.</summary>
    /// <param name="space">The namespace, with dots.</param>
    /// <param name="plugin">The plugin in lower case; <see langword="null"/>: none is named.</param>
    /// <returns>The tier; <see langword="null"/>: none is told.</returns>
    public static Tier? Of(string space, out string? plugin)
    {
        plugin = null;
        for (var start = 0; start < space.Length;)
        {
            var dot = space.IndexOf('.', start);
            var end = dot < 0 ? space.Length : dot;
            if (Word(space, start, end - start) is { } tier)
            {
                if (tier is Tier.Controller or Tier.Action && end < space.Length)
                {
                    var next = space.IndexOf('.', end + 1);
                    plugin = space.Substring(end + 1, (next < 0 ? space.Length : next) - end - 1).ToLowerInvariant();
                }

                return tier;
            }

            start = end + 1;
        }

        return null;
    }

    private static Tier? Word(string space, int start, int length)
    {
        return length switch
        {
            6 when Is("Shared") => Tier.Shared,
            6 when Is("Action") => Tier.Action,
            7 when Is("Runtime") => Tier.Runtime,
            7 when Is("Actions") => Tier.Action,
            10 when Is("Controller") => Tier.Controller,
            11 when Is("Controllers") => Tier.Controller,
            _ => null,
        };

        bool Is(string word) => string.Compare(space, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
