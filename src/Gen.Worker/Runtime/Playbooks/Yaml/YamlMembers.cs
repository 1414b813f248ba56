using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A map of which the keys are known.</summary>
internal sealed class YamlMembers
{
    private readonly YamlMap _map;

    /// <param name="node">The map.</param>
    /// <param name="what">What it is, as the beginning of a sentence.</param>
    /// <param name="known">The keys that it may have.</param>
    /// <exception cref="PlaybookException">It is no map, or has another key.</exception>
    public YamlMembers(YamlNode node, string what, IReadOnlyCollection<string> known)
    {
        _map = node as YamlMap ?? throw new PlaybookException(node.Location, $"{what} must be a map, with the keys {string.Join(", ", known)}.");
        What = what;
        if (_map.Members.FirstOrDefault(m => !known.Contains(m.Key.Text)).Key is { } unknown)
        {
            throw new PlaybookException(unknown.Location, $"{what} has no key '{unknown.Text}'. {Known.Hint(unknown.Text, known)}");
        }
    }

    /// <summary>A map that may have other keys too.</summary>
    /// <param name="node">The map.</param>
    /// <param name="what">What it is, as the beginning of a sentence.</param>
    /// <exception cref="PlaybookException">It is no map.</exception>
    public YamlMembers(YamlNode node, string what)
    {
        _map = node as YamlMap ?? throw new PlaybookException(node.Location, $"{what} must be a map.");
        What = what;
    }

    /// <summary>What it is, as the beginning of a sentence.</summary>
    public string What { get; }

    public SourceLocation Location => _map.Location;

    public IEnumerable<YamlScalar> Keys => _map.Members.Select(static m => m.Key);

    public bool Has(string key) => Find(key) is not null;

    public YamlNode Get(string key) => Find(key)?.Value ?? throw new PlaybookException(_map.Location, $"{What} must have the key '{key}'.");

    /// <summary>The place of the value of a key that is there.</summary>
    public SourceLocation LocationOf(string key) => Get(key).Location;

    /// <summary>The place of a key that is there.</summary>
    public SourceLocation KeyLocationOf(string key) => Find(key)!.Value.Key.Location;

    public string Text(string key) => Text(key, Get(key));

    public string? OptionalText(string key) => Find(key) is { } member ? Text(key, member.Value) : null;

    public YamlMap? OptionalMap(string key) => Find(key)?.Value switch
    {
        null or YamlScalar { Text: "", IsText: false } => null,
        YamlMap map => map,
        var other => throw new PlaybookException(other.Location, $"'{key}' must be a map."),
    };

    private static string Text(string key, YamlNode node)
        => node is YamlScalar scalar && !string.IsNullOrWhiteSpace(scalar.Text)
            ? scalar.Text
            : throw new PlaybookException(node.Location, $"'{key}' must be text, and not empty.");

    public KeyValuePair<YamlScalar, YamlNode>? Find(string key)
    {
        foreach (var member in _map.Members)
        {
            if (member.Key.Text == key)
            {
                return member;
            }
        }

        return null;
    }
}
