using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Composition;

/// <summary>
/// The file of a project, in which a switch or a reference can be mended. It is text to the compiler: only what stands in the file itself is found,
/// not what it imports or a command line sets.
/// </summary>
internal sealed class ProjectFile
{
    private static readonly char[] s_separators = [';', ','];

    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<int> _lines = [0];
    private readonly XDocument _document;

    private ProjectFile(string path, SourceText source, XDocument document)
    {
        (Path, _source, _text, _document) = (path, source, source.ToString(), document);

        // XML knows fewer ends of lines than the compiler does.
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && !(i + 1 < _text.Length && _text[i + 1] == '\n')))
            {
                _lines.Add(i + 1);
            }
        }
    }

    public string Path { get; }

    /// <summary>The project file among what the build hands over; <see langword="null"/>: there is none, or it is not well-formed.</summary>
    public static ProjectFile? Find(IEnumerable<AdditionalText> files)
    {
        foreach (var file in files)
        {
            if (IsOne(file.Path) && file.GetText() is { } text)
            {
                try
                {
                    using var reader = XmlReader.Create(new StringReader(text.ToString()), new() { DtdProcessing = DtdProcessing.Prohibit });
                    return new(file.Path, text, XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace));
                }
                catch (XmlException)
                {
                    return null;
                }
            }
        }

        return null;
    }

    public static bool IsOne(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a word stands in a property; if it stands in none, or is empty, the first one of that name.</summary>
    public Location? Property(string name, string word)
    {
        var properties = _document.Descendants().Where(e => e.Name.LocalName == name).ToArray();
        foreach (var text in properties.SelectMany(static p => p.Nodes().OfType<XText>()))
        {
            // The value ends where the next mark-up starts; that of CDATA, with its own end.
            var start = Begin(text);
            var end = _text.IndexOf(text is XCData ? "]]>" : "<", start, StringComparison.Ordinal);
            if (Word(word, start, end < 0 ? _text.Length : end) is { } found)
            {
                return At(found);
            }
        }

        return properties is [var first, ..] ? At(new(Begin(first), name.Length)) : null;
    }

    /// <summary>Its first element: for what is set elsewhere, in a file that it imports or on a command line.</summary>
    public Location Start => At(new(Begin(_document.Root!), _document.Root!.Name.LocalName.Length));

    /// <summary>Where the project references an assembly: its package, its project or its file.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="package">The package and its version, if it comes from one.</param>
    public Location? Reference(string assembly, string? package)
    {
        var id = package?.Split(' ')[0];
        foreach (var element in _document.Descendants())
        {
            if (element.Attribute("Include") is { } include
                && include.Value.Split(';').Select(static v => v.Trim()).FirstOrDefault(v => IsMeant(element.Name.LocalName, v)) is { } value)
            {
                var start = Begin(include);
                var open = _text.IndexOfAny(['"', '\''], start);
                var close = open < 0 ? -1 : _text.IndexOf(_text[open], open + 1);
                return At((close < 0 ? null : Word(value, open + 1, close)) ?? new(start, "Include".Length));
            }
        }

        return null;

        bool IsMeant(string item, string value) => item switch
        {
            "PackageReference" => string.Equals(value, id, StringComparison.OrdinalIgnoreCase),
            "ProjectReference" => string.Equals(FileName(value), assembly, StringComparison.OrdinalIgnoreCase),
            "Reference" => string.Equals(value.Split(',')[0], assembly, StringComparison.OrdinalIgnoreCase) || string.Equals(FileName(value), assembly, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    private static string FileName(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return file.LastIndexOf('.') is > 0 and var dot ? file.Substring(0, dot) : file;
    }

    /// <summary>Where a word stands between separators; <see langword="null"/>: nowhere.</summary>
    private TextSpan? Word(string word, int start, int end)
    {
        for (var at = start; word.Length > 0 && (at = _text.IndexOf(word, at, end - at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (IsEnd(at - 1) && IsEnd(at + word.Length))
            {
                return new(at, word.Length);
            }
        }

        return null;

        bool IsEnd(int at) => at < start || at >= end || char.IsWhiteSpace(_text[at]) || s_separators.Contains(_text[at]);
    }

    private int Begin(IXmlLineInfo place) => Math.Min(_text.Length, _lines[Math.Min(place.LineNumber, _lines.Count) - 1] + place.LinePosition - 1);

    private Location At(TextSpan span)
    {
        span = TextSpan.FromBounds(Math.Min(span.Start, _text.Length), Math.Min(span.End, _text.Length));
        return Location.Create(Path, span, _source.Lines.GetLinePositionSpan(span));
    }
}
