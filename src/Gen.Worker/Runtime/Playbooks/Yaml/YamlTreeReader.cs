using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>
/// Builds the tree from the parser's events. Not YamlDotNet's own representation model, because that recurses without a limit, hashes complex keys
/// (which takes for ever when they hold aliases of aliases) and lets a node contain itself.
/// </summary>
internal sealed class YamlTreeReader
{
    private readonly string _text;
    private readonly string _file;
    private readonly PlaybookLimits _limits;
    private readonly Parser _events;
    private readonly Dictionary<AnchorName, YamlNode?> _anchors = [];

    private YamlTreeReader(string text, string file, PlaybookLimits limits)
    {
        _text = text;
        _file = file;
        _limits = limits;
        _events = new Parser(new StringReader(text));
    }

    /// <summary>Reads the one document of a file.</summary>
    /// <exception cref="PlaybookException">It is not YAML, or is more than a limit allows.</exception>
    public static YamlNode Read(string text, string file, PlaybookLimits limits)
    {
        var reader = new YamlTreeReader(text, file, limits);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            throw new PlaybookException(reader.At(e.Start), $"This is not YAML: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner trips over some broken files, such as a flow list that a key interrupts, without saying where.
            throw new PlaybookException(reader.At(reader._events.Current?.End ?? Mark.Empty), "This is not YAML, here or in what follows.", e);
        }
    }

    private YamlNode Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            throw new PlaybookException(new(_file, 1, 1), "The file is empty. A playbook has 'name' and 'steps'.");
        }

        _events.Consume<DocumentStart>();
        var node = Node(0);
        _events.Consume<DocumentEnd>();
        return _events.Accept<DocumentStart>(out var second)
            ? throw new PlaybookException(At(second.Start), "A file holds one playbook: take away what follows '---', or put it into a file of its own.")
            : node;
    }

    private YamlNode Node(int depth)
    {
        if (depth > _limits.Depth)
        {
            throw new PlaybookException(At(_events.Current!.Start), $"This is nested more than {_limits.Depth} deep.");
        }

        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            return Alias(alias, depth);
        }

        var start = _events.Consume<NodeEvent>();
        if (!start.Anchor.IsEmpty)
        {
            // Not there yet: an alias inside of its own anchor finds null.
            _anchors[start.Anchor] = null;
        }

        YamlNode node = start switch
        {
            Scalar scalar => ToScalar(scalar),
            SequenceStart list => List(list, depth),
            _ => Map((MappingStart)start, depth),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private YamlNode Alias(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw new PlaybookException(At(alias.Start), $"There is no anchor '&{alias.Value}' before the alias '*{alias.Value}'.");
        }

        if (node is null)
        {
            throw new PlaybookException(At(alias.Start), $"The alias '*{alias.Value}' stands inside of its own anchor.");
        }

        return depth + node.Height > _limits.Depth
            ? throw new PlaybookException(At(alias.Start), $"With the alias '*{alias.Value}' this is nested more than {_limits.Depth} deep.")
            : node;
    }

    private YamlList List(SequenceStart start, int depth)
    {
        NoTag(start.Tag, "!!seq", start.Start);
        var items = new List<YamlNode>();
        var (size, height) = (1L, 0);
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            var item = Node(depth + 1);
            items.Add(item);
            Grow(item, ref size, ref height);
        }

        return new(At(start.Start), items, size, height);
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        NoTag(start.Tag, "!!map", start.Start);
        var members = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (size, height) = (1L, 0);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            if (!_events.TryConsume<Scalar>(out var scalar))
            {
                throw new PlaybookException(
                    At(_events.Current!.Start),
                    "A key must be text. If this is meant to be a reference, write it in quotes: \"{{ workload.name }}\".");
            }

            var key = ToScalar(scalar);
            if (key.Text == "<<" && !key.IsText)
            {
                throw new PlaybookException(key.Location, "Merge keys ('<<') are not part of YAML 1.2. Write the keys out.");
            }

            if (!names.Add(key.Text))
            {
                throw new PlaybookException(key.Location, $"The key '{key.Text}' is there twice.");
            }

            var value = Node(depth + 1);
            members.Add(new(key, value));
            Grow(value, ref size, ref height);
        }

        return new(At(start.Start), members, size, height);
    }

    private void Grow(YamlNode child, ref long size, ref int height)
    {
        size += child.Size;
        height = Math.Max(height, child.Height + 1);
        if (size > _limits.Nodes)
        {
            throw new PlaybookException(child.Location, $"The file has more than {_limits.Nodes} values, those that aliases repeat included.");
        }
    }

    private YamlScalar ToScalar(Scalar scalar)
    {
        var isText = scalar.Style != ScalarStyle.Plain;
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            isText = scalar.Tag.Value == "tag:yaml.org,2002:str"
                ? true
                : throw new PlaybookException(At(scalar.Start), $"The tag '{scalar.Tag.Value}' is not supported. Only '!!str' is, and quotes do the same.");
        }

        var (start, end) = ((int)scalar.Start.Index, (int)scalar.End.Index);
        var source = start <= end && end <= _text.Length ? _text.AsMemory(start, end - start) : default;
        return new(At(scalar.Start), scalar.Value, isText, source);
    }

    private void NoTag(TagName tag, string known, Mark start)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value != $"tag:yaml.org,2002:{known[2..]}")
        {
            throw new PlaybookException(At(start), $"The tag '{tag.Value}' is not supported.");
        }
    }

    private SourceLocation At(Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
