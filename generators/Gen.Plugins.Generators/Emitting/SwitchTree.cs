using System.Globalization;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>
/// Prints a method that picks one of many cases by number, as a tree of small switches. The JIT compiles a method whole: one switch of 1,000 cases
/// takes it 7 ms, a path through the tree some hundred microseconds. The lowest switches are the smallest, because each of their cases loads a class.
/// </summary>
internal static class SwitchTree
{
    private const int LeafBits = 2;
    private const int NodeBits = 4;

    /// <param name="source">Where to print.</param>
    /// <param name="root">The head of the method.</param>
    /// <param name="branch">The head of the methods below it, without number and parameter.</param>
    /// <param name="parameter">The name of the number.</param>
    /// <param name="count">How many cases there are.</param>
    /// <param name="leaf">The statement of a case.</param>
    public static void Emit(SourceWriter source, string root, string branch, string parameter, int count, Func<int, string> leaf)
    {
        var shift = 0;
        for (var bits = LeafBits; count > 1 << bits; bits += NodeBits)
        {
            shift = bits;
        }

        Node(source, root, branch, parameter, 0, count, shift, leaf);
    }

    private static void Node(SourceWriter source, string head, string branch, string parameter, int start, int end, int shift, Func<int, string> leaf)
    {
        source.Open(head).Open(shift == 0 ? $"switch ({parameter})" : $"switch ({parameter} >> {Text(shift)})");
        var step = 1 << shift;
        for (var from = start; from < end; from += step)
        {
            source.Line("case ", Text(from >> shift), ": ", shift == 0 ? leaf(from) : $"return {Name(branch, shift, from)}({parameter});");
        }

        source.Line("default: throw new global::System.ArgumentOutOfRangeException(\"", parameter, "\");").Close().Close();
        if (shift == 0)
        {
            return;
        }

        var next = shift == LeafBits ? 0 : shift - NodeBits;
        for (var from = start; from < end; from += step)
        {
            var method = branch.Substring(0, branch.LastIndexOf(' ') + 1) + Name(branch, shift, from);
            source.Line();
            Node(source, $"{method}(int {parameter})", branch, parameter, from, Math.Min(from + step, end), next, leaf);
        }
    }

    private static string Name(string branch, int shift, int from) => $"{branch.Substring(branch.LastIndexOf(' ') + 1)}_{Text(shift)}_{Text(from >> shift)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
