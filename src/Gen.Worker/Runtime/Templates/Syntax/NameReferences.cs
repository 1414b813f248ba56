using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>The names from outside that a template needs.</summary>
internal sealed class NameReferences
{
    private readonly List<NameExpression> _names = [];
    private readonly HashSet<string> _tested = new(StringComparer.Ordinal);

    /// <summary>Those that must be there: not those that <c>is defined</c> asks for somewhere in the template.</summary>
    public IReadOnlyList<Reference> Needed => [.. _names.Where(n => !_tested.Contains(n.Name)).Select(static n => new Reference(n.Name, n.Place))];

    public void Add(NameExpression name) => _names.Add(name);

    /// <summary>It need not be there at this place: <c>default</c> takes its place.</summary>
    public void Forgive(Expression target)
    {
        // From the end: it was read a moment ago.
        if (Root(target) is { } name && _names.LastIndexOf(name) is >= 0 and var place)
        {
            _names.RemoveAt(place);
        }
    }

    /// <summary>The template asks whether it is there.</summary>
    public void Test(Expression target)
    {
        if (Root(target) is { } name)
        {
            _tested.Add(name.Name);
        }
    }

    private static NameExpression? Root(Expression? expression)
    {
        while (expression is IPathExpression path)
        {
            expression = path.Target;
        }

        return expression as NameExpression;
    }
}
