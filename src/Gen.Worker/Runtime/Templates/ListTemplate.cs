using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A list, of values that may hold expressions.</summary>
internal sealed record ListTemplate(SourceLocation Location, IReadOnlyList<Template> Items) : Template(Location)
{
    public override IEnumerable<Reference> References => Items.SelectMany(static i => i.References);

    public override void WriteTo(TemplateWriter writer)
    {
        writer.Json.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.Json.WriteEndArray();
    }
}
