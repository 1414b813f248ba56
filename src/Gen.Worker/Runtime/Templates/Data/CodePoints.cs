using System.Text;

namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>Text counted and cut by characters as Python counts them, so that no emoji is cut in two.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var pairs = 0;
        foreach (var c in text)
        {
            pairs += char.IsHighSurrogate(c) ? 1 : 0;
        }

        return text.Length - pairs;
    }

    /// <summary>Each character as a text.</summary>
    public static string[] Split(Rendering rendering, string text)
    {
        rendering.SpendItems(text.Length);
        var result = new string[Count(text)];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            result[at++] = rune.ToString();
        }

        return result;
    }

    public static string Reverse(Rendering rendering, string text)
    {
        rendering.SpendText(text.Length);
        var result = new char[text.Length];
        var at = text.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            at -= rune.Utf16SequenceLength;
            rune.EncodeToUtf16(result.AsSpan(at));
        }

        return new(result);
    }

    /// <summary>The first characters.</summary>
    public static string Start(string text, int count)
    {
        var at = 0;
        for (; at < text.Length && count > 0; count--)
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        }

        return text[..at];
    }

    /// <summary>All of it is Unicode: no half of a surrogate pair.</summary>
    public static bool AreValid(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
