using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Testing;

/// <summary>
/// A source with the places where diagnostics are expected: <c>{|GEN0101:"Bad"|}</c>, or <c>[|"Bad"|]</c> where a test is about one id. The same markup
/// as that of Microsoft's analyzer tests.
/// </summary>
/// <param name="Source">The source without the markup.</param>
/// <param name="Expected">What is expected and where.</param>
public sealed record Markup(string Source, ImmutableArray<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text, string? defaultId = null)
    {
        var source = new StringBuilder(text.Length);
        var expected = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        var open = new Stack<(string Id, int Start)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Stands("{|") && text.IndexOf(':', i) is var colon and > 0)
            {
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (defaultId is not null && Stands("[|"))
            {
                open.Push((defaultId, source.Length));
                i++;
            }
            else if (open.Count > 0 && (Stands("|}") || Stands("|]")))
            {
                var (id, start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(text[i]);
            }

            bool Stands(string mark) => string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0;
        }

        return open.Count == 0 ? new(source.ToString(), expected.ToImmutable()) : throw new FormatException("A mark is not closed.");
    }
}
