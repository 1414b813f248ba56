namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>Which names a template has set, and where. The bodies of <c>for</c> and <c>set</c> are scopes of their own; the branches of an <c>if</c> are not.</summary>
internal sealed class NameScopes
{
    private readonly List<Dictionary<string, int>> _scopes = [new(StringComparer.Ordinal)];
    private readonly List<int> _loops = [];

    /// <summary>How many places the names need.</summary>
    public int Locals { get; private set; }

    /// <summary>How many loops there are.</summary>
    public int Loops { get; private set; }

    /// <summary>The place of the loop that what is read now stands in; -1: none.</summary>
    public int Loop => _loops.Count > 0 ? _loops[^1] : -1;

    /// <summary>The place of a name that is set here.</summary>
    public int Declare(string name)
    {
        if (!_scopes[^1].TryGetValue(name, out var place))
        {
            _scopes[^1].Add(name, place = Locals++);
        }

        return place;
    }

    /// <summary>The places that may hold a name, innermost first. More than one, as the inner may not be set when the name is read.</summary>
    public int[] Find(string name)
    {
        var places = new List<int>();
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].TryGetValue(name, out var place))
            {
                places.Add(place);
            }
        }

        return [.. places];
    }

    public void Enter() => _scopes.Add(new(StringComparer.Ordinal));

    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    public int EnterLoop()
    {
        _loops.Add(Loops);
        return Loops++;
    }

    public void LeaveLoop() => _loops.RemoveAt(_loops.Count - 1);
}
