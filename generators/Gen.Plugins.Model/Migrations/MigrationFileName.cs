using System.Globalization;

namespace Gen.Plugins.Model.Migrations;

/// <summary>The form of the names of migrations' files: <c>&lt;number&gt;_&lt;name&gt;.sql</c>.</summary>
internal static class MigrationFileName
{
    public const string Extension = ".sql";

    public const string Rule = "a number from 1 on, '_', a name of letters, digits, '.', '-' and '_', and '.sql', as in 001_create_tables.sql";

    /// <summary>Whether a file is SQL by its name, in whatever case.</summary>
    public static bool IsSql(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file's name. Leading zeros do not count.</summary>
    public static bool TryParse(string file, out long number, out string name)
    {
        (number, name) = (0, "");
        var line = file.IndexOf('_');
        if (line < 1 || !file.EndsWith(Extension, StringComparison.Ordinal) || line + 1 >= file.Length - Extension.Length)
        {
            return false;
        }

        var digits = file.Substring(0, line);
        name = file.Substring(line + 1, file.Length - Extension.Length - line - 1);
        return digits.All(static c => c is >= '0' and <= '9')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0
            && name.All(IsAllowed);
    }

    /// <summary>The nearest name that is one; <see langword="null"/>: none is near.</summary>
    /// <param name="file">What is no name.</param>
    /// <param name="next">The number to give if there is none.</param>
    public static string? Mend(string file, long next)
    {
        var stem = IsSql(file) ? file.Substring(0, file.Length - Extension.Length) : file;
        stem = stem.TrimStart(' ', 'V', 'v');
        var end = 0;
        while (end < stem.Length && stem[end] is >= '0' and <= '9')
        {
            end++;
        }

        var digits = stem.Substring(0, end);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            // A letter that was no mark of a version is the name's.
            stem = digits.Length == 0 ? (IsSql(file) ? file.Substring(0, file.Length - Extension.Length) : file) : stem.Substring(end);
            digits = next.ToString("000", CultureInfo.InvariantCulture);
        }
        else
        {
            stem = stem.Substring(end);
        }

        var name = new string([.. stem.Select(static c => IsAllowed(c) ? c : '_')]).Trim('_', '.', '-');
        return name.Length == 0 ? null : digits + "_" + name + Extension;
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
