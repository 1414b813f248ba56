using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary><c>target.name</c>: a member of a map. It never reaches into .NET.</summary>
internal sealed class MemberExpression(Place place, Expression target, string name) : Expression(place, target), IPathExpression
{
    public Expression Target => target;

    /// <summary>The member <paramref name="name"/> of <paramref name="value"/>.</summary>
    public static Value Of(Value value, string name, Place whole, Func<string> what)
    {
        if (value.Kind is not (ValueKind.Map or ValueKind.Namespace))
        {
            return Value.Missing(() => whole.Wrong($"{what()} is {value.Describe()} and has no '{name}'."));
        }

        return value.TryGetMember(name, out var member)
            ? member
            : Value.Missing(() => whole.Wrong($"{what()} has no '{name}'. {Known.Hint(name, value.MemberNames())}"));
    }

    protected override Value Get(Rendering rendering)
    {
        var value = target.Find(rendering);
        rendering.Spend(value.Weight);
        if (value.Kind is ValueKind.Map or ValueKind.Namespace && value.TryGetMember(name, out var member))
        {
            return member;
        }

        // A step's result is named by the step; '.result' and '.data' may be written after it, as former playbooks do.
        return value.IsUndefined || (name is "result" or "data" && target is NameExpression { IsResult: true })
            ? value
            : Of(value, name, Place, () => $"'{target.Place.Text}'");
    }
}
