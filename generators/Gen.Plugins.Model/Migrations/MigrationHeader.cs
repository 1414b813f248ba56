namespace Gen.Plugins.Model.Migrations;

/// <summary>
/// The options in the comment at the start of a migration: <c>-- gen: no-transaction</c>, <c>-- gen: dialect postgresql</c>; several lines, or separated by
/// commas. Only comments, and empty lines, before the first statement are read.
/// </summary>
internal sealed record MigrationHeader
{
    public const string NoTransactionWord = "no-transaction";
    public const string DialectWord = "dialect";

    public static readonly IReadOnlyList<string> Dialects = ["postgresql", "sqlite"];

    private const string Mark = "gen:";

    public bool NoTransaction { get; init; }

    public string? Dialect { get; init; }

    /// <summary>What is wrong, and where in the text.</summary>
    public EquatableArray<MigrationHeaderFault> Faults { get; init; }

    /// <param name="text">The migration; lines may end in any way.</param>
    public static MigrationHeader Read(string text)
    {
        var faults = new List<MigrationHeaderFault>();
        var noTransaction = false;
        string? dialect = null;
        for (var at = SkipLines(text, 0); at + 1 < text.Length; at = SkipLines(text, at))
        {
            int end;
            if (text[at] == '-' && text[at + 1] == '-')
            {
                end = text.IndexOfAny(['\n', '\r'], at) is >= 0 and var found ? found : text.Length;
                ReadLine(SkipBlanks(text, at + 2, end), end);
            }
            else if (text[at] == '/' && text[at + 1] == '*' && text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var close)
            {
                end = close + 2;
                if (StartsWith(text, SkipLines(text, at + 2), Mark))
                {
                    faults.Add(new(at, end - at, "options stand in comments of one line: write -- gen: and the option"));
                }
            }
            else
            {
                break;
            }

            at = end;
        }

        return new() { NoTransaction = noTransaction, Dialect = dialect, Faults = new(faults) };

        void ReadLine(int start, int end)
        {
            if (start + Mark.Length <= end && StartsWith(text, start, Mark))
            {
                ReadOptions(text, start + Mark.Length, end);
            }
            else if (start + Mark.Length <= end && StartsWith(text, start, "gen ") && text.Substring(start + 4, end - start - 4).TrimStart(' ', '\t', ':').Split([' ', '\t', ','], 2)[0] is NoTransactionWord or DialectWord)
            {
                faults.Add(new(start, end - start, "the mark is not as it should be: write -- gen: and the option"));
            }
        }

        void ReadOptions(string text, int start, int end)
        {
            for (int next; start <= end; start = next + 1)
            {
                next = text.IndexOf(',', start, end - start) is >= 0 and var comma ? comma : end;
                var from = SkipBlanks(text, start, next);
                var option = text.Substring(from, next - from).TrimEnd();
                var words = option.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                var fault = words switch
                {
                    [NoTransactionWord] => null,
                    [DialectWord, var name] when !Dialects.Contains(name) => $"'{name}' is no dialect: write {string.Join(" or ", Dialects)}",
                    [DialectWord, var name] when dialect is not null && dialect != name => $"the migration is for '{dialect}' already: put what is for '{name}' into a file of its own, with the same number",
                    [DialectWord, _] => null,
                    [DialectWord] => $"which dialect is not said: write {string.Join(" or ", Dialects)} after it",
                    [] => $"there is no option: write {NoTransactionWord} or {DialectWord}",
                    _ => $"'{option}' is no option: write {NoTransactionWord}, or {DialectWord} and {string.Join(" or ", Dialects)}",
                };
                if (fault is not null)
                {
                    faults.Add(new(from, option.Length, fault));
                }
                else if (words[0] == NoTransactionWord)
                {
                    noTransaction = true;
                }
                else
                {
                    dialect = words[1];
                }
            }
        }
    }

    private static bool StartsWith(string text, int at, string word) => string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int SkipLines(string text, int at)
    {
        while (at < text.Length && text[at] is (' ' or '\t' or '\uFEFF' or '\n' or '\r'))
        {
            at++;
        }

        return at;
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is (' ' or '\t' or '\uFEFF'))
        {
            at++;
        }

        return at;
    }
}
