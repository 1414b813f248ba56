using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Text with references in it: text is pasted as it is, all else as JSON.</summary>
internal sealed record TextTemplate(SourceLocation Location, IReadOnlyList<TextPiece> Pieces) : Template(Location)
{
    public override IEnumerable<ValuePath> References => Pieces.Select(static p => p.Path).OfType<ValuePath>();

    public override void WriteTo(TemplateWriter writer)
        => writer.Text(Pieces.Select(p => p.Path is null ? p.Text : ToText(p.Path.Resolve(writer.Values))), Location);

    private static string ToText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
