using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A map, of values that may hold expressions. Keys hold none.</summary>
internal sealed record MapTemplate(SourceLocation Location, IReadOnlyList<KeyValuePair<string, Template>> Members) : Template(Location)
{
    public override IEnumerable<Reference> References => Members.SelectMany(static m => m.Value.References);

    public override void WriteTo(TemplateWriter writer)
    {
        writer.Json.WriteStartObject();
        foreach (var (name, value) in Members)
        {
            writer.Json.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.Json.WriteEndObject();
    }
}
