using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>The types of all assemblies that take part, each with a number.</summary>
internal sealed class TierCatalog
{
    /// <summary>A facade for a facade for a facade.</summary>
    private const int MostForwards = 8;

    private readonly Dictionary<string, Numbered> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TierType?> _types = [];

    /// <param name="assemblies">The assemblies. Of two with one name the first counts.</param>
    public TierCatalog(IEnumerable<TierAssembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = 0; row < assembly.Types.Count; row++)
            {
                if (assembly.Types[row] is { } type)
                {
                    names.TryAdd(type.Name, row);
                }
            }

            if (_assemblies.TryAdd(assembly.Name, new(assembly, _types.Count, names)))
            {
                _types.AddRange(assembly.Types);
            }
        }
    }

    public IEnumerable<TierAssembly> Assemblies => _assemblies.Values.Select(static a => a.Assembly);

    /// <summary>All types by their numbers; what is <see langword="null"/> does not count.</summary>
    public IReadOnlyList<TierType?> Types => _types;

    /// <summary>The number of a type by its row in its assembly; -1: it does not count.</summary>
    public int Find(string assembly, int row)
    {
        var numbered = _assemblies[assembly];
        if (row >= numbered.Assembly.CountsAs.Count)
        {
            throw new BadImageFormatException("A type is named that there is not.");
        }

        return numbered.Assembly.CountsAs[row] is >= 0 and var counted ? numbered.First + counted : -1;
    }

    /// <summary>The number of a type by its name; -1: it is of no assembly that takes part.</summary>
    public int Find(string assembly, string name) => Locate(assembly, name) is { } found ? Find(found.Assembly.Assembly.Name, found.Row) : -1;

    /// <summary>The bytes that a value of an enum has; four, as nearly all have, if it is not known here.</summary>
    public int SizeOfEnum(string assembly, string name) => Locate(assembly, name) is { } found ? SizeOfEnum(found.Assembly.Assembly, found.Row) : sizeof(int);

    public int SizeOfEnum(string assembly, int row) => SizeOfEnum(_assemblies[assembly].Assembly, row);

    private static int SizeOfEnum(TierAssembly assembly, int row) => assembly.EnumSizes.GetValueOrDefault(row, sizeof(int));

    private (Numbered Assembly, int Row)? Locate(string assembly, string name)
    {
        for (var forwards = 0; forwards < MostForwards && name.Length <= ReadLimits.TypeName && _assemblies.TryGetValue(assembly, out var numbered); forwards++)
        {
            if (numbered.Names.TryGetValue(name, out var row))
            {
                return (numbered, row);
            }

            // What is nested moves with the type around it.
            var nested = name.IndexOf('+', StringComparison.Ordinal);
            if (!numbered.Assembly.Forwards.TryGetValue(nested < 0 ? name : name[..nested], out var next))
            {
                break;
            }

            assembly = next;
        }

        return null;
    }

    private sealed record Numbered(TierAssembly Assembly, int First, Dictionary<string, int> Names);
}
