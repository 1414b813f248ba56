namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>Where a loop is.</summary>
/// <param name="items">What it goes through.</param>
internal sealed class LoopState(Value[] items)
{
    /// <summary>What a template may ask of a loop.</summary>
    public static IReadOnlyList<string> Names { get; } = ["index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem"];

    public int At { get; set; }

    public Value Get(string name) => name switch
    {
        "index" => Value.Of(At + 1L),
        "index0" => Value.Of((long)At),
        "revindex" => Value.Of((long)items.Length - At),
        "revindex0" => Value.Of(items.Length - At - 1L),
        "first" => Value.Of(At == 0),
        "last" => Value.Of(At == items.Length - 1),
        "length" => Value.Of((long)items.Length),
        "previtem" => At > 0 ? items[At - 1] : default,
        _ => At < items.Length - 1 ? items[At + 1] : default,
    };

    /// <summary>All that does not depend on the items: what <c>set outer = loop</c> keeps.</summary>
    public Value ToMap(Rendering rendering)
    {
        var map = new ValueMap();
        foreach (var name in Names.Take(7))
        {
            map.Set(name, Get(name));
        }

        return Value.Map(rendering, map);
    }
}
