using System.Globalization;
using System.Text;
using Gen.Plugins.Tool.Graphs;

namespace Gen.Plugins.Tool.Tiers.Drawing;

/// <summary>Draws tiers in the language of Graphviz.</summary>
internal static class TierDotWriter
{
    public static string Write(TierPicture picture)
    {
        var text = new StringBuilder("digraph tiers {\n  rankdir=TB;\n  newrank=true;\n  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        TierSlice? above = null;
        foreach (var (band, name, fill, slices) in TierDrawing.Bands(picture))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{(int)band} {{\n    label=\"{name}\"; style=filled; color=\"{fill}\"; fontname=\"sans-serif\";\n    {{ rank=same;");
            foreach (var slice in slices)
            {
                text.Append(CultureInfo.InvariantCulture, $" s{slice.Id};");
            }

            text.Append(" }\n");
            foreach (var slice in slices)
            {
                text.Append(CultureInfo.InvariantCulture, $"    s{slice.Id} [label={DotWriter.Quote(TierDrawing.Name(slice), TierDrawing.Detail(slice))}];\n");
            }

            text.Append("  }\n");

            // Nobody has to use anybody for the bands to stand one below the other.
            if (above is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"  s{above.Id} -> s{slices[0].Id} [style=invis, weight=10];\n");
            }

            above = slices[0];
        }

        foreach (var edge in picture.Edges)
        {
            var style = edge.IsBreach || edge.IsExcepted ? $", color=\"{TierDrawing.Breach}\", fontcolor=\"{TierDrawing.Breach}\"{(edge.IsExcepted ? ", style=dashed" : "")}" : "";

            // Only what goes down may say who stands above whom.
            var rank = picture.Slices[edge.From].Band < picture.Slices[edge.To].Band ? "" : ", constraint=false";
            text.Append(CultureInfo.InvariantCulture, $"  s{edge.From} -> s{edge.To} [label=\"{TierDrawing.Count(edge)}\"{style}{rank}];\n");
        }

        return text.Append("}\n").ToString();
    }
}
