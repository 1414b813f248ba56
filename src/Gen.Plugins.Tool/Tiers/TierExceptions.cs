namespace Gen.Plugins.Tool.Tiers;

/// <summary>Finds what admits a breach. An exception is of the assembly that reaches, and holds for both its types and all that are nested in them.</summary>
internal sealed class TierExceptions
{
    private readonly Dictionary<(string Assembly, string FromAssembly, string From, string ToAssembly, string To), TierException> _known = [];

    public TierExceptions(IEnumerable<TierException> exceptions)
    {
        foreach (var exception in exceptions)
        {
            _known.TryAdd((exception.Assembly, exception.FromAssembly, exception.From, exception.ToAssembly, exception.To), exception);
        }
    }

    public TierException? Find(TierType from, TierType to)
    {
        if (_known.Count == 0)
        {
            return null;
        }

        foreach (var reaching in WithOuter(from.Name))
        {
            foreach (var reached in WithOuter(to.Name))
            {
                if (_known.TryGetValue((from.Assembly, from.Assembly, reaching, to.Assembly, reached), out var exception))
                {
                    return exception;
                }
            }
        }

        return null;
    }

    /// <summary>A type, then those around it.</summary>
    private static IEnumerable<string> WithOuter(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('+', end - 1))
        {
            yield return name[..end];
        }
    }
}
