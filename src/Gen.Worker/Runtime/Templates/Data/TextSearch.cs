namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>Finds text in text, in a time that grows with their lengths only: the framework's search takes for ever on texts that are made for it.</summary>
internal static class TextSearch
{
    private const int Short = 32;

    /// <summary>Where <paramref name="wanted"/> begins, at <paramref name="from"/> or after it; -1: nowhere.</summary>
    public static int IndexOf(Rendering rendering, string text, string wanted, int from = 0)
    {
        if (wanted.Length <= Short)
        {
            var found = text.IndexOf(wanted, from, StringComparison.Ordinal);
            rendering.Spend(1 + (((found < 0 ? text.Length : found) - from) >> 6));
            return found;
        }

        // Knuth, Morris, Pratt: back[i] is the length of the longest proper prefix of wanted[..i+1] that is a suffix of it too.
        rendering.Spend(1 + ((wanted.Length + text.Length - from) >> 4));
        rendering.SpendText(wanted.Length);
        var back = new int[wanted.Length];
        for (int i = 1, k = 0; i < wanted.Length; i++)
        {
            while (k > 0 && wanted[i] != wanted[k])
            {
                k = back[k - 1];
            }

            back[i] = wanted[i] == wanted[k] ? ++k : k;
        }

        for (int i = from, k = 0; i < text.Length; i++)
        {
            while (k > 0 && text[i] != wanted[k])
            {
                k = back[k - 1];
            }

            k += text[i] == wanted[k] ? 1 : 0;
            if (k == wanted.Length)
            {
                return i - k + 1;
            }
        }

        return -1;
    }
}
