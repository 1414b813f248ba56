namespace Gen.Plugins.Model.Names;

/// <summary>The form of the names of plugins, aliases and contracts: 1 to 64 of <c>a-z 0-9 . _ -</c>, starting with a letter, ending with a letter or digit.</summary>
internal static class PluginName
{
    public const int LongestLength = 64;

    public const string Rule = "1 to 64 of a-z 0-9 . _ -, starting with a letter, ending with a letter or digit";

    public static bool IsValid(string? name)
    {
        if (name is null || name.Length is 0 or > LongestLength || !IsLetter(name[0]) || !(IsLetter(name[name.Length - 1]) || IsDigit(name[name.Length - 1])))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!IsLetter(c) && !IsDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nearest valid name: small letters, other characters as <c>_</c>; <see langword="null"/> if nothing is left.</summary>
    public static string? Mend(string name)
    {
        var mended = new char[name.Length];
        for (var i = 0; i < name.Length; i++)
        {
            // U+0130, the capital dotted i, has no ASCII small letter of its own in the invariant culture.
            var c = name[i] is '\u0130' or '\u0131' ? 'i' : char.ToLowerInvariant(name[i]);
            mended[i] = IsLetter(c) || IsDigit(c) || c is '.' or '_' or '-' ? c : '_';
        }

        var text = new string(mended).TrimStart('.', '_', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (text.Length > LongestLength)
        {
            text = text.Substring(0, LongestLength);
        }

        text = text.TrimEnd('.', '_', '-');
        return text.Length == 0 ? null : text;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
