using System.Globalization;
using System.Text;
using Gen.Plugins.Tool.Graphs;

namespace Gen.Plugins.Tool.Tiers.Drawing;

/// <summary>Draws tiers in mermaid.</summary>
internal static class TierMermaidWriter
{
    public static string Write(TierPicture picture)
    {
        var text = new StringBuilder("flowchart TB\n");
        foreach (var (band, name, fill, slices) in TierDrawing.Bands(picture))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph t{(int)band}[\"{name}\"]\n");
            foreach (var slice in slices)
            {
                text.Append(CultureInfo.InvariantCulture, $"    s{slice.Id}[\"{MermaidWriter.Escape(TierDrawing.Name(slice))}<br/>{MermaidWriter.Escape(TierDrawing.Detail(slice))}\"]\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"  end\n  style t{(int)band} fill:{fill},stroke:#afb8c1,color:#1f2328\n");
        }

        for (var i = 0; i < picture.Edges.Count; i++)
        {
            var edge = picture.Edges[i];
            text.Append(CultureInfo.InvariantCulture, $"  s{edge.From} {(edge.IsExcepted ? "-.->" : "-->")}|{MermaidWriter.Escape(TierDrawing.Count(edge))}| s{edge.To}\n");
            if (edge.IsBreach || edge.IsExcepted)
            {
                text.Append(CultureInfo.InvariantCulture, $"  linkStyle {i} stroke:{TierDrawing.Breach},color:{TierDrawing.Breach}{(edge.IsExcepted ? ",stroke-dasharray:" + TierDrawing.Dashes : "")}\n");
            }
        }

        return text.ToString();
    }
}
