namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>A way into another expression's value.</summary>
internal interface IPathExpression
{
    Expression Target { get; }
}
