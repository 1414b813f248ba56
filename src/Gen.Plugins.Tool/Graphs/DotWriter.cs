using System.Globalization;
using System.Text;
using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Composition.Graph;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Graphs;

/// <summary>Draws in the language of Graphviz.</summary>
internal static class DotWriter
{
    public static string Write(IReadOnlyList<PluginGraph> graphs)
    {
        var text = new StringBuilder("digraph plugins {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (var g = 0; g < graphs.Count; g++)
        {
            var graph = graphs[g];
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{g} {{\n    label={Quote(graph.Subject.Name)};\n");
            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                var node = graph.Nodes[i];
                var leftOut = node.IsLeftOut ? ", color=\"#afb8c1\", fontcolor=\"#6e7781\"" : "";
                text.Append(CultureInfo.InvariantCulture, $"    g{g}p{i} [label={Quote(node.Name, node.Version)}, fillcolor=\"{TierColours.Of(node)}\"{leftOut}];\n");
            }

            foreach (var edge in graph.Edges)
            {
                var style = edge.Kind switch
                {
                    EdgeKind.Needs => "solid",
                    EdgeKind.NeedsOptionally => "dashed",
                    _ => "dotted",
                };
                text.Append(CultureInfo.InvariantCulture, $"    g{g}p{edge.From} -> g{g}p{edge.To} [style={style}{(edge.Label.Length == 0 ? "" : $", label=\"{edge.Label}\"")}];\n");
            }

            text.Append("  }\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Lines between quotes, in which <c>\n</c> is a line break and nothing else is special.</summary>
    public static string Quote(params string[] lines) =>
        $"\"{string.Join("\\n", lines.Select(static l => SafeText.Of(l).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)))}\"";
}
