using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>What stands between braces, or a part of it. Immutable, made once for a playbook.</summary>
internal abstract class Expression
{
    protected Expression(Place place, params ReadOnlySpan<Expression?> parts)
    {
        Place = place;
        foreach (var part in parts)
        {
            Height = Math.Max(Height, part?.Height ?? 0);
        }

        Height++;
    }

    public Place Place { get; }

    /// <summary>How deep it is nested: evaluating it must not use up the stack.</summary>
    public int Height { get; }

    /// <summary>The value.</summary>
    /// <exception cref="Playbooks.PlaybookException">There is none.</exception>
    public Value Evaluate(Rendering rendering)
    {
        var value = Find(rendering);
        return value.IsUndefined ? throw value.Why() : value;
    }

    /// <summary>The value, which is undefined if a name or member is not there: for <c>default</c> and <c>is defined</c>.</summary>
    public Value Find(Rendering rendering)
    {
        rendering.Spend(1);
        return Get(rendering);
    }

    protected abstract Value Get(Rendering rendering);
}
