using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;

namespace Gen.Worker.Runtime.Templates.Expressions;

/// <summary>Where an expression stands. Lines and columns are found when an error needs them.</summary>
/// <param name="Scalar">The template's text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Mark">Where an error in it is: its operator, or its beginning.</param>
internal readonly record struct Place(YamlScalar Scalar, int Start, int End, int Mark)
{
    public SourceLocation Location => Scalar.Locate(Mark);

    /// <summary>As it is written.</summary>
    public string Text => Scalar.Text[Start..End];

    public PlaybookException Wrong(string problem) => new(Location, problem);
}
