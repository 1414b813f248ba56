using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Makes templates of a playbook's values.</summary>
internal static class TemplateParser
{
    private const string Opening = "{{";
    private const string Closing = "}}";
    private const string Statement = "{%";

    /// <summary>A value whose references are resolved.</summary>
    /// <exception cref="PlaybookException">A reference is not written as one.</exception>
    public static Template Parse(YamlNode node) => node switch
    {
        YamlScalar scalar => Parse(scalar),
        YamlList list => new ListTemplate(list.Location, [.. list.Items.Select(Parse)]),
        _ => new MapTemplate(node.Location, [.. ((YamlMap)node).Members.Select(static m => KeyValuePair.Create(m.Key.Text, Parse(m.Value)))]),
    };

    /// <summary>A value that is taken as it is written.</summary>
    public static ConstantTemplate Literal(YamlNode node) => new(node.Location, Json.Write(node, static (writer, n) => Write(writer, n)));

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                YamlScalarValue.WriteTo(writer, scalar);
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var (key, value) in map.Members)
                {
                    writer.WritePropertyName(key.Text);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static Template Parse(YamlScalar scalar)
    {
        var text = scalar.Text;
        var pieces = new List<TextPiece>();
        var rest = 0;
        for (var open = Open(text, 0); open >= 0; open = Open(text, rest))
        {
            AddText(pieces, text[rest..open]);
            var mark = text.Substring(open, Opening.Length);
            var location = scalar.Locate(mark, open);
            if (mark == Statement)
            {
                throw new PlaybookException(location, "Statements ('{%') are not supported. To mean the text, write {{ '{%' }}.");
            }

            var start = open + Opening.Length;
            var close = text.IndexOf(Closing, start, StringComparison.Ordinal);
            if (close < 0)
            {
                throw new PlaybookException(location, "'{{' is not closed by '}}'. To mean the text, write {{ '{{' }}.");
            }

            pieces.Add(ExpressionParser.Parse(text[start..close], location with { Column = location.Column + Opening.Length }));
            rest = close + Closing.Length;
        }

        if (rest == 0)
        {
            return Literal(scalar);
        }

        AddText(pieces, text[rest..]);
        var meant = pieces.Where(static p => p.Path is not null || !string.IsNullOrWhiteSpace(p.Text)).ToArray();
        return meant is [{ Path: { } path }] ? new ReferenceTemplate(path) : new TextTemplate(scalar.Location, pieces);
    }

    /// <summary>Where the next reference or statement begins, or -1.</summary>
    private static int Open(string text, int from)
    {
        var reference = text.IndexOf(Opening, from, StringComparison.Ordinal);
        var statement = text.IndexOf(Statement, from, StringComparison.Ordinal);
        return statement >= 0 && (reference < 0 || statement < reference) ? statement : reference;
    }

    private static void AddText(List<TextPiece> pieces, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, null));
        }
    }
}
