using System.Buffers;
using System.Globalization;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>Looks for watched names in text, comments and strings included: it may find one too many, and never one too few.</summary>
internal static class NameScan
{
    private const int Start = unchecked((int)2166136261);

    public static int Hash(string name)
    {
        var hash = Start;
        foreach (var c in name)
        {
            hash = Add(hash, c);
        }

        return hash;
    }

    public static bool Finds(WatchedNames names, TierPlace from, SourceText text, TextSpan span)
    {
        // An identifier is never cut: what is read at once is the whole span.
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(1, span.Length));
        try
        {
            text.CopyTo(span.Start, buffer, 0, span.Length);
            return Finds(names, from, buffer, span.Length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool Finds(WatchedNames names, TierPlace from, char[] text, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!IsPart(text[i]))
            {
                // An escape may spell any letter.
                if (text[i] == '\\' && i + 1 < length && text[i + 1] is 'u' or 'U')
                {
                    return true;
                }

                continue;
            }

            var start = i;
            var hash = Start;
            for (; i < length && IsPart(text[i]); i++)
            {
                hash = Add(hash, text[i]);
            }

            if (names.MayContain(hash) && names.Contains(Name(text, start, i - start), from))
            {
                return true;
            }

            i--;
        }

        return false;
    }

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9') or >= '\x80';

    /// <summary>Characters that C# drops from identifiers count for nothing.</summary>
    private static int Add(int hash, char c) => IsDropped(c) ? hash : unchecked((hash ^ c) * 16777619);

    private static bool IsDropped(char c) => c >= '\x80' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Name(char[] text, int start, int length)
    {
        var name = new string(text, start, length);
        return name.Any(IsDropped) ? new([.. name.Where(static c => !IsDropped(c))]) : name;
    }
}
