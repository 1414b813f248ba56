using System.Globalization;
using System.Security;
using System.Text;
using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Composition.Graph;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Graphs;

/// <summary>Draws an SVG picture that needs nothing else to be shown: no script, no style sheet, no font.</summary>
internal static class SvgWriter
{
    private const double LetterWidth = 7.3;
    private const double NodeHeight = 40;
    private const double RowHeight = 56;
    private const double ColumnGap = 90;
    private const double Margin = 20;
    private const double Padding = 12;
    private const double TitleHeight = 30;
    private const int LongestLabel = 40;
    private const int RowsOfLooseNodes = 8;

    public static string Write(IReadOnlyList<PluginGraph> graphs)
    {
        var body = new StringBuilder();
        double top = Margin, width = 0;
        foreach (var graph in graphs)
        {
            body.Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(Margin)}\" y=\"{N(top + 16)}\" font-weight=\"bold\">{Escape(graph.Subject.Name)}</text>\n");
            var (right, bottom) = Draw(body, graph, top + TitleHeight);
            (top, width) = (bottom + Margin, Math.Max(width, right));
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{N(width + Margin)}" height="{N(top)}" viewBox="0 0 {N(width + Margin)} {N(top)}" font-family="sans-serif" font-size="13" fill="#1f2328">
              <defs>
                <marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker>
              </defs>
              <rect width="100%" height="100%" fill="#ffffff"/>
            {body}</svg>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>Connected nodes in layers; below them, in a block, those that nothing ties to others.</summary>
    private static (double Right, double Bottom) Draw(StringBuilder body, PluginGraph graph, double top)
    {
        var tied = graph.Edges.SelectMany(static e => new[] { e.From, e.To }).ToHashSet();

        // What is left out is replaced by others and needs nothing itself: it comes first.
        int[] nodes = [.. Enumerable.Range(0, graph.Nodes.Count).Where(tied.Contains).OrderBy(n => graph.Nodes[n].IsLeftOut ? 0 : 1).ThenBy(static n => n)];
        var number = nodes.Select(static (n, i) => (n, i)).ToDictionary(static p => p.n, static p => p.i);
        var layout = new LayeredLayout(nodes.Length, [.. graph.Edges.Select(e => (number[e.From], number[e.To]))]);

        var cells = new Dictionary<int, (double X, double Y, double Width)>();
        double x = Margin, bottom = top;
        foreach (var column in layout.Columns)
        {
            var width = column.Where(c => c < nodes.Length).Select(c => WidthOf(graph.Nodes[nodes[c]])).DefaultIfEmpty().Max();
            foreach (var cell in column)
            {
                cells[cell] = (x, top + (layout.Rows[cell] * RowHeight) + (NodeHeight / 2), width);
                bottom = Math.Max(bottom, cells[cell].Y + (NodeHeight / 2));
            }

            x += width + ColumnGap;
        }

        for (var i = 0; i < graph.Edges.Count; i++)
        {
            Draw(body, graph.Edges[i], cells[number[graph.Edges[i].From]], cells[number[graph.Edges[i].To]], [.. layout.Waypoints[i].Select(w => cells[w])]);
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            Draw(body, graph.Nodes[nodes[i]], cells[i].X, cells[i].Y, cells[i].Width);
        }

        var right = nodes.Length == 0 ? Margin : x - ColumnGap;
        return DrawLoose(body, [.. graph.Nodes.Where((_, i) => !tied.Contains(i))], right, nodes.Length == 0 ? top : bottom + Margin);
    }

    private static (double Right, double Bottom) DrawLoose(StringBuilder body, IReadOnlyList<GraphNode> nodes, double right, double top)
    {
        // Columns of a fixed height, wider for many, so that the block keeps the shape of a page.
        var rows = Math.Max(RowsOfLooseNodes, (int)Math.Ceiling(Math.Sqrt(nodes.Count)));
        double x = Margin, bottom = top;
        foreach (var column in nodes.Chunk(rows))
        {
            var width = column.Max(WidthOf);
            for (var i = 0; i < column.Length; i++)
            {
                var y = top + (i * RowHeight) + (NodeHeight / 2);
                Draw(body, column[i], x, y, width);
                bottom = Math.Max(bottom, y + (NodeHeight / 2));
            }

            right = Math.Max(right, x + width);
            x += width + (Margin * 2);
        }

        return (right, bottom);
    }

    private static void Draw(StringBuilder body, GraphNode node, double x, double y, double width)
    {
        var style = node.IsLeftOut ? "stroke=\"#afb8c1\" stroke-dasharray=\"4 3\"" : "stroke=\"#57606a\"";
        var letters = node.IsLeftOut ? " fill=\"#6e7781\"" : "";
        body.Append(CultureInfo.InvariantCulture, $"  <g><title>{Escape($"{node.Name} {node.Version}, {node.State}{(node.Tier is null ? "" : ", tier " + node.Tier)}", int.MaxValue)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y - (NodeHeight / 2))}\" width=\"{N(width)}\" height=\"{N(NodeHeight)}\" rx=\"6\" fill=\"{TierColours.Of(node)}\" {style}/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x + (width / 2))}\" y=\"{N(y - 2)}\" text-anchor=\"middle\"{letters}>{Escape(node.Name)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x + (width / 2))}\" y=\"{N(y + 13)}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#6e7781\">{Escape(node.Version)}</text></g>\n");
    }

    /// <summary>From the right side of a node to the left side of what it needs; in a cycle, the other way round.</summary>
    private static void Draw(StringBuilder body, GraphEdge edge, (double X, double Y, double Width) from, (double X, double Y, double Width) to, IReadOnlyList<(double X, double Y, double Width)> points)
    {
        var forward = from.X <= to.X;
        var (left, right) = forward ? (from, to) : (to, from);
        var path = new StringBuilder();
        var (x, y) = (left.X + left.Width, left.Y);
        path.Append(CultureInfo.InvariantCulture, $"M{N(x)} {N(y)}");
        foreach (var point in points.Append((right.X, right.Y, 0)))
        {
            var middle = (x + point.X) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{N(middle)} {N(y)} {N(middle)} {N(point.Y)} {N(point.X)} {N(point.Y)}");
            (x, y) = (point.X + point.Width, point.Y);
            if (point.Width > 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"H{N(x)}");
            }
        }

        var dashes = edge.Dashes.Length == 0 ? "" : $" stroke-dasharray=\"{edge.Dashes}\" stroke-linecap=\"round\"";
        var title = edge.Kind == EdgeKind.Needs ? "needs" : edge.Label;
        body.Append(CultureInfo.InvariantCulture, $"  <path d=\"{path}\" fill=\"none\" stroke=\"{(edge.Kind == EdgeKind.Replaces ? "#afb8c1" : "#57606a")}\" stroke-width=\"1.5\"{dashes} marker-{(forward ? "end" : "start")}=\"url(#end)\"><title>{title}</title></path>\n");
    }

    /// <summary>How wide a box is that holds two lines.</summary>
    public static double WidthOf(string first, string second) => (Math.Max(Label(first, LongestLabel).Length, Label(second, LongestLabel).Length) * LetterWidth) + (Padding * 2);

    public static string Escape(string text, int longest = LongestLabel) => SecurityElement.Escape(Label(text, longest));

    private static double WidthOf(GraphNode node) => WidthOf(node.Name, node.Version);

    private static string Label(string text, int longest) => SafeText.Of(text) is var safe && safe.Length > longest ? string.Concat(safe.AsSpan(0, longest - 1), "…") : safe;

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
