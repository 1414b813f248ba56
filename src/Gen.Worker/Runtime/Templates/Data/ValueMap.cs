namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>The members of a map that a template built, in the order in which they came.</summary>
internal sealed class ValueMap
{
    private readonly List<KeyValuePair<string, Value>> _pairs = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public int Count => _pairs.Count;

    public IReadOnlyList<KeyValuePair<string, Value>> Pairs => _pairs;

    public void Set(string name, Value value)
    {
        if (_places.TryGetValue(name, out var place))
        {
            _pairs[place] = new(name, value);
        }
        else
        {
            _places.Add(name, _pairs.Count);
            _pairs.Add(new(name, value));
        }
    }

    public bool TryGet(string name, out Value value)
    {
        var found = _places.TryGetValue(name, out var place);
        value = found ? _pairs[place].Value : default;
        return found;
    }
}
