using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A value without expressions.</summary>
internal sealed record ConstantTemplate(SourceLocation Location, JsonElement Value) : Template(Location)
{
    public override IEnumerable<Reference> References => [];

    public override void WriteTo(TemplateWriter writer) => writer.Value(Value, Location);
}
