using System.Globalization;
using System.Text;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Graphs;

/// <summary>Draws in mermaid, which GitHub and many editors show.</summary>
internal static class MermaidWriter
{
    public static string Write(IReadOnlyList<PluginGraph> graphs)
    {
        var text = new StringBuilder("flowchart LR\n");
        var styles = new StringBuilder();
        var edges = 0;
        for (var g = 0; g < graphs.Count; g++)
        {
            var graph = graphs[g];
            var indent = graphs.Count > 1 ? "    " : "  ";
            if (graphs.Count > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"  subgraph g{g}[\"{Escape(graph.Subject.Name)}\"]\n");
            }

            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                var node = graph.Nodes[i];
                text.Append(CultureInfo.InvariantCulture, $"{indent}g{g}p{i}[\"{Escape(node.Name)}<br/>{Escape(node.Version)}\"]{(node.IsLeftOut ? ":::leftOut" : node.Tier is { } tier && !char.IsDigit(tier[0]) ? ":::" + tier : "")}\n");
            }

            foreach (var edge in graph.Edges)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}g{g}p{edge.From} {(edge.Dashes.Length == 0 ? "-->" : "-.->")}{(edge.Label.Length == 0 ? "" : $"|{edge.Label}|")} g{g}p{edge.To}\n");
                if (edge.Dashes.Length > 0)
                {
                    styles.Append(CultureInfo.InvariantCulture, $"  linkStyle {edges} stroke-dasharray:{edge.Dashes}\n");
                }

                edges++;
            }

            if (graphs.Count > 1)
            {
                text.Append("  end\n");
            }
        }

        text.Append(styles);
        foreach (var (name, fill) in TierColours.All)
        {
            if (graphs.Any(g => g.Nodes.Any(n => !n.IsLeftOut && n.Tier == name)))
            {
                text.Append(CultureInfo.InvariantCulture, $"  classDef {name} fill:{fill},stroke:#57606a,color:#1f2328\n");
            }
        }

        return graphs.Any(static g => g.Nodes.Any(static n => n.IsLeftOut)) ? text.Append(CultureInfo.InvariantCulture, $"  classDef leftOut fill:{TierColours.LeftOut},stroke:#afb8c1,color:#6e7781,stroke-dasharray:4 3\n").ToString() : text.ToString();
    }

    /// <summary>Letters that mermaid or HTML could take for something else are written by their numbers.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in SafeText.Of(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or ' ' or '+' or '/')
            {
                escaped.Append(rune);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return escaped.ToString();
    }
}
