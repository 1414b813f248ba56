using Gen.Plugins.Generators.Parsing;

namespace Gen.Plugins.Analyzers.Diagnostics;

/// <summary>Shows what somebody wrote inside a message, which is one line whatever they wrote.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    public static string Of(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var shown = text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
        var literal = CSharpText.Literal(shown);
        return "'" + literal.Substring(1, literal.Length - 2).Replace("\\\"", "\"") + "'";
    }
}
