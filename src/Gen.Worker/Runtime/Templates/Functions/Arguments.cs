using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>What a function is given, by the places of its parameters.</summary>
internal readonly struct Arguments(Function function, Rendering rendering, Value[] values)
{
    public Value this[int place] => values[place];

    /// <summary>What is more than the parameters.</summary>
    public ReadOnlySpan<Value> Rest => values.AsSpan(function.Parameters.Count);

    /// <summary>Whether it is given; null counts as not given.</summary>
    public bool Has(int place) => values[place].Kind is not (ValueKind.Undefined or ValueKind.Null);

    public Value Or(int place, Value unset) => values[place].IsUndefined ? unset : values[place];

    public string Text(int place) => Text(place, null) ?? throw Wrong(place, "text");

    public string? Text(int place, string? unset)
        => !Has(place) ? unset : values[place].Kind == ValueKind.Text ? values[place].Text(rendering) : throw Wrong(place, "text");

    public long Integer(int place, long unset)
        => !Has(place) ? unset : values[place].Kind == ValueKind.Integer ? values[place].Integer : throw Wrong(place, "a whole number");

    public bool Boolean(int place) => Has(place) && values[place].IsTrue;

    /// <summary>A size that is no bomb.</summary>
    public int Size(int place, int unset)
    {
        var size = Integer(place, unset);
        return size is >= 0 and <= int.MaxValue / 4 ? (int)size : throw Wrong(place, "a size");
    }

    private PlaybookException Wrong(int place, string wanted)
        => rendering.Wrong($"'{function.Name}' wants {wanted} for '{function.Parameters[place]}', and got {Describe(values[place])}.");

    private static string Describe(Value value) => value.Kind == ValueKind.Integer ? "another number" : value.Describe();
}
