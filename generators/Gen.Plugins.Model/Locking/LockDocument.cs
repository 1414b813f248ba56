using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Gen.Plugins.Model.Locking;

/// <summary>A lock file as JSON, whoever formatted it, within limits.</summary>
internal static class LockDocument
{
    private const int LongestText = 16 * 1024 * 1024;

    private static readonly string[] s_markers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    private static readonly XmlDictionaryReaderQuotas s_limits = new()
    {
        MaxDepth = 8,
        MaxStringContentLength = 65_536,
        MaxArrayLength = 65_536,
        MaxNameTableCharCount = 65_536,
        MaxBytesPerRead = 65_536,
    };

    /// <summary>Reads a lock file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">The format that it has to have.</param>
    /// <param name="read">Takes its members: an object's are elements, an array's items are called "item". Says what is wrong with them, given the lines.</param>
    /// <returns>What is wrong, and in which line, counted from 0; <see langword="null"/>: nothing.</returns>
    public static LockFault? Read(string text, int format, Func<XElement, string[], LockFault?> read)
    {
        if (text.Length > LongestText)
        {
            return new(0, "it is too long");
        }

        var lines = text.Split('\n');
        var marker = Array.FindIndex(lines, static l => s_markers.Any(m => l.StartsWith(m, StringComparison.Ordinal)));
        if (marker >= 0)
        {
            return new(marker, "it has merge markers");
        }

        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), s_limits);
            var root = XElement.Load(reader);
            return !int.TryParse(root.Element("format")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var said) || said != format
                ? new(LineOf(lines, "\"format\""), $"its format is not {format.ToString(CultureInfo.InvariantCulture)}, which this version of Gen.Plugins reads")
                : read(root, lines);
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException or InvalidOperationException)
        {
            return new(BrokenLine(lines), "it is not well-formed JSON");
        }
    }

    public static string Text(XElement item, string name) => item.Element(name)?.Value ?? "";

    public static EquatableArray<string> List(XElement item, string name) => new(item.Element(name)?.Elements().Select(static e => e.Value) ?? []);

    public static int LineOf(string[] lines, string word, bool last = false)
    {
        var line = last ? Array.FindLastIndex(lines, l => l.Contains(word)) : Array.FindIndex(lines, l => l.Contains(word));
        return Math.Max(0, line);
    }

    /// <summary>The reader does not say where: it is the first line of a plugin that is none by itself, or else the last line.</summary>
    private static int BrokenLine(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimEnd(',');
            if (line.StartsWith("{ ", StringComparison.Ordinal) && !IsJson(line))
            {
                return i;
            }
        }

        return lines.Length - 1;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), s_limits);
            XElement.Load(reader);
            return true;
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
