namespace Gen.Worker.Runtime.Templates;

/// <summary>A value that is one reference, and so keeps the type of what it refers to.</summary>
internal sealed record ReferenceTemplate(ValuePath Path) : Template(Path.Location)
{
    public override IEnumerable<ValuePath> References => [Path];

    public override void WriteTo(TemplateWriter writer) => writer.Value(Path.Resolve(writer.Values), Location);
}
