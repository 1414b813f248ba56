using System.Globalization;
using System.Text;
using Gen.Plugins.Tool.Graphs;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Tiers.Drawing;

/// <summary>Draws tiers as an SVG picture that needs nothing else to be shown: no script, no style sheet, no font.</summary>
internal static class TierSvgWriter
{
    private const double Margin = 20;
    private const double TitleHeight = 30;
    private const double BandName = 90;
    private const double LegendHeight = 78;
    private const double LegendWidth = 560;

    public static string Write(TierPicture picture)
    {
        var layout = new TierLayout(picture, Margin + BandName, Margin + TitleHeight, static s => SvgWriter.WidthOf(TierDrawing.Name(s), TierDrawing.Detail(s)));
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(Margin)}\" y=\"{N(Margin + 16)}\" font-weight=\"bold\">{SvgWriter.Escape(picture.Name)}</text>\n");
        var right = Math.Max(layout.Right, Margin + LegendWidth);
        foreach (var (name, fill, top, height) in layout.Bands)
        {
            body.Append(CultureInfo.InvariantCulture, $"  <rect x=\"{N(Margin)}\" y=\"{N(top)}\" width=\"{N(right - Margin)}\" height=\"{N(height)}\" rx=\"8\" fill=\"{fill}\"/>\n")
                .Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(Margin + 10)}\" y=\"{N(top + 20)}\" fill=\"#57606a\">{name}</text>\n");
        }

        // Numbers last: a line through one would make it another.
        var numbers = new StringBuilder();
        for (var i = 0; i < picture.Edges.Count; i++)
        {
            Draw(body, numbers, picture, picture.Edges[i], layout.Edges[i], i);
        }

        foreach (var slice in picture.Slices)
        {
            Draw(body, slice, layout);
        }

        body.Append(numbers);
        DrawLegend(body, layout.Bottom + 8, picture.Edges.Any(static e => e.Logged.Count > 0));
        var (width, bottom) = (right + Margin, layout.Bottom + LegendHeight);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{N(width)}" height="{N(bottom)}" viewBox="0 0 {N(width)} {N(bottom)}" font-family="sans-serif" font-size="13" fill="#1f2328">
              <defs>
                <marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{TierDrawing.Line}"/></marker>
                <marker id="breach" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{TierDrawing.Breach}"/></marker>
              </defs>
              <rect width="100%" height="100%" fill="#ffffff"/>
            {body}</svg>

            """.ReplaceLineEndings("\n");
    }

    private static void Draw(StringBuilder body, TierSlice slice, TierLayout layout)
    {
        var (x, y, width) = (layout.X[slice.Id], layout.TopOf(slice.Id), layout.WidthOf(slice.Id));
        var middle = x + (width / 2);
        var assemblies = slice.Assemblies.Count == 0 ? "" : $": {string.Join(", ", slice.Assemblies)}";
        body.Append(CultureInfo.InvariantCulture, $"  <g><title>{SvgWriter.Escape(slice.Text + assemblies, int.MaxValue)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(TierLayout.BoxHeight)}\" rx=\"6\" fill=\"#ffffff\" stroke=\"{TierDrawing.Line}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{N(middle)}\" y=\"{N(y + 19)}\" text-anchor=\"middle\">{SvgWriter.Escape(TierDrawing.Name(slice))}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{N(middle)}\" y=\"{N(y + 35)}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#6e7781\">{SvgWriter.Escape(TierDrawing.Detail(slice))}</text></g>\n");
    }

    private static void Draw(StringBuilder body, StringBuilder numbers, TierPicture picture, TierEdge edge, (double X, double Y)[] points, int number)
    {
        var isRed = edge.IsBreach || edge.IsExcepted;
        var colour = isRed ? TierDrawing.Breach : TierDrawing.Line;
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i < points.Length; i++)
        {
            var (last, next) = (points[i - 1], points[i]);
            var bend = Bend(last.Y, next.Y);
            path.Append(i % 2 == 1
                ? string.Create(CultureInfo.InvariantCulture, $"C{N(last.X)} {N(bend)} {N(next.X)} {N(bend)} {N(next.X)} {N(next.Y)}")
                : string.Create(CultureInfo.InvariantCulture, $"V{N(next.Y)}"));
        }

        var dashes = edge.IsExcepted ? $" stroke-dasharray=\"{TierDrawing.Dashes}\"" : "";
        var title = $"{picture.Slices[edge.From].Text} uses {picture.Slices[edge.To].Text}: {edge.Uses}{(edge.Logged.Count > 0 ? $", and {edge.Logged.Count} by the compiler" : "")}{(isRed ? $", {Words.State(edge)} {edge.DiagnosticId}" : "")}";
        body.Append(CultureInfo.InvariantCulture, $"  <path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes} marker-end=\"url(#{(isRed ? "breach" : "end")})\"><title>{SvgWriter.Escape(title, int.MaxValue)}</title></path>\n");

        // Edges of one box begin side by side: their numbers stand at different heights.
        var at = 0.35 + (number % 3 * 0.15);
        var (x, y) = On(points[0], points[1], at);
        numbers.Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(x)}\" y=\"{N(y + 4)}\" text-anchor=\"middle\" font-size=\"11\" fill=\"{colour}\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{TierDrawing.Count(edge)}</text>\n");
    }

    /// <summary>Half way; between boxes of one row above them.</summary>
    private static double Bend(double from, double to) => from == to ? from - 34 : (from + to) / 2;

    /// <summary>A point of a curve.</summary>
    private static (double X, double Y) On((double X, double Y) from, (double X, double Y) to, double at)
    {
        var back = 1 - at;
        var (start, first, second, end) = (back * back * back, 3 * back * back * at, 3 * back * at * at, at * at * at);
        return (((start + first) * from.X) + ((second + end) * to.X), (start * from.Y) + ((first + second) * Bend(from.Y, to.Y)) + (end * to.Y));
    }

    private static void DrawLegend(StringBuilder body, double top, bool hasLog)
    {
        var x = Margin;
        foreach (var (text, colour, dashes, marker) in new[] { ("uses, with how often", TierDrawing.Line, "", "end"), ("breach", TierDrawing.Breach, "", "breach"), ("breach that an exception admits", TierDrawing.Breach, $" stroke-dasharray=\"{TierDrawing.Dashes}\"", "breach") })
        {
            body.Append(CultureInfo.InvariantCulture, $"  <path d=\"M{N(x)} {N(top + 12)}H{N(x + 30)}\" stroke=\"{colour}\" stroke-width=\"1.5\"{dashes} marker-end=\"url(#{marker})\"/>\n")
                .Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(x + 38)}\" y=\"{N(top + 16)}\" font-size=\"11\">{text}</text>\n");
            x += 60 + (text.Length * 6.5);
        }

        var log = hasLog ? " After a plus: what the compiler found." : "";
        body.Append(CultureInfo.InvariantCulture, $"  <text x=\"{N(Margin)}\" y=\"{N(top + 40)}\" font-size=\"11\" fill=\"#6e7781\">Constants, nameof and inferred types leave no trace in compiled code: the compiler is exact.{log}</text>\n");
    }

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
