using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>A value that is written out.</summary>
internal sealed class LiteralExpression(Place place, Value value) : Expression(place)
{
    /// <summary>The text, if it is one.</summary>
    public string? Text { get; private init; }

    public static LiteralExpression Of(Place place, string text) => new(place, Value.Of(text)) { Text = text };

    protected override Value Get(Rendering rendering) => value;
}
