using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Syntax;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates;

/// <summary>Makes templates of a playbook's values.</summary>
internal static class TemplateParser
{
    /// <summary>A value whose expressions are evaluated.</summary>
    /// <param name="node">The value as it is written.</param>
    /// <param name="limits">What a text may cost.</param>
    /// <exception cref="PlaybookException">An expression or statement is not written as it should be.</exception>
    public static Template Parse(YamlNode node, PlaybookLimits limits) => node switch
    {
        YamlScalar scalar => Parse(scalar, limits),
        YamlList list => new ListTemplate(list.Location, [.. list.Items.Select(i => Parse(i, limits))]),
        _ => new MapTemplate(node.Location, [.. ((YamlMap)node).Members.Select(m => KeyValuePair.Create(m.Key.Text, Parse(m.Value, limits)))]),
    };

    /// <summary>A value whose expressions are evaluated; if it is a map, but for those of some members.</summary>
    /// <param name="node">The value as it is written.</param>
    /// <param name="limits">What a text may cost.</param>
    /// <param name="literalMembers">The members that are taken as they are written.</param>
    /// <exception cref="PlaybookException">An expression or statement is not written as it should be.</exception>
    public static Template Parse(YamlNode node, PlaybookLimits limits, string[] literalMembers)
        => node is YamlMap map && literalMembers.Length > 0
            ? new MapTemplate(map.Location, [.. map.Members.Select(m => KeyValuePair.Create(m.Key.Text, literalMembers.Contains(m.Key.Text) ? Literal(m.Value) : Parse(m.Value, limits)))])
            : Parse(node, limits);

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

    private static Template Parse(YamlScalar scalar, PlaybookLimits limits)
    {
        if (!BlockParser.IsTemplate(scalar.Text))
        {
            return Literal(scalar);
        }

        if (scalar.Text.Length > limits.TemplateCharacters)
        {
            throw new PlaybookException(scalar.Location, $"A text with expressions in it has at most {limits.TemplateCharacters} characters.");
        }

        if (!CodePoints.AreValid(scalar.Text))
        {
            throw new PlaybookException(scalar.Location, "This text is not valid Unicode (half a surrogate pair).");
        }

        var parser = new BlockParser(scalar, limits);
        var blocks = parser.Read();
        return new TextTemplate(scalar.Location, blocks, parser.References.Needed, parser.Scopes.Locals, parser.Scopes.Loops);
    }
}
