namespace Gen.Plugins.Model.Migrations;

/// <summary>
/// The options in the comment at the start of a migration: <c>-- gen: no-transaction</c>, <c>-- gen: dialect postgresql</c>; several lines, or separated by
/// commas. Only lines of comment, and empty ones, before the first statement are read.
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
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOfAny(['\n', '\r'], start) is >= 0 and var found ? found : text.Length;
            var at = SkipBlanks(text, start, end);
            if (at == end)
            {
                continue;
            }

            if (end - at < 2 || text[at] != '-' || text[at + 1] != '-')
            {
                break;
            }

            at = SkipBlanks(text, at + 2, end);
            if (string.CompareOrdinal(text, at, Mark, 0, Mark.Length) == 0 && at + Mark.Length <= end)
            {
                ReadOptions(text, at + Mark.Length, end);
            }
        }

        return new() { NoTransaction = noTransaction, Dialect = dialect, Faults = new(faults) };

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

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is (' ' or '\t' or '\uFEFF'))
        {
            at++;
        }

        return at;
    }
}
