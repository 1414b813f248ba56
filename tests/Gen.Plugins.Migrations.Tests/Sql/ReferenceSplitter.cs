using System.Text.RegularExpressions;

namespace Gen.Plugins.Migrations.Tests.Sql;

/// <summary>A slow and obvious splitter: a regular expression for each kind of token, tried one after the other at each place.</summary>
internal static class ReferenceSplitter
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly Regex s_blank = new(@"\G[ \t\n\r\f\v\uFEFF]+", Options);
    private static readonly Regex s_word = new(@"\G[A-Za-z_\u0080-\uFFFF][A-Za-z_0-9$\u0080-\uFFFF]*", Options);

    private static readonly Regex[] s_quotes =
    [
        new(@"\G'(?:[^']|'')*'(?!')", Options),
        new(@"\G""(?:[^""]|"""")*""(?!"")", Options),
    ];

    private static readonly Regex[] s_ofPostgreSql =
    [
        new(@"\G[eE]'(?>(?:[^'\\]|''|\\.|'(?:[ \t\f\v\uFEFF]|--[^\n\r]*)*[\n\r](?:[ \t\f\v\n\r\uFEFF]|--[^\n\r]*(?=[\n\r]))*')*)'", Options),
        new(@"\G\$(?<tag>(?:[A-Za-z_\u0080-\uFFFF][A-Za-z_0-9\u0080-\uFFFF]*)?)\$.*?\$\k<tag>\$", Options),
        .. s_quotes,
    ];

    private static readonly Regex[] s_ofSqlite = [new(@"\G`(?:[^`]|``)*`(?!`)", Options), new(@"\G\[[^\]]*\]", Options), .. s_quotes];
    private static readonly Regex s_flatComment = new(@"\G(?:--[^\n]*|/\*.*?\*/)", Options);
    private static readonly Regex s_nestedComment = new(@"\G(?:--[^\n\r]*|/\*(?:(?!/\*|\*/).|(?<open>/\*)|(?<-open>\*/))*(?(open)(?!))\*/)", Options);
    private static readonly Regex s_noQuote = new(@"\G(?:'|""|`|\[|/\*|\$(?:[A-Za-z_\u0080-\uFFFF][A-Za-z_0-9\u0080-\uFFFF]*)?\$)", Options);

    /// <returns>The statements; <see langword="null"/>: something has no end, or is not SQL.</returns>
    public static List<string>? Split(string sql, SqlDialect dialect)
    {
        var isPostgreSql = dialect == SqlDialect.PostgreSql;
        var tokens = new List<(string Text, int Start)>();
        for (var at = 0; at < sql.Length;)
        {
            var match = First(at, [s_blank, isPostgreSql ? s_nestedComment : s_flatComment]);
            if (match is null)
            {
                match = First(at, [.. isPostgreSql ? s_ofPostgreSql : s_ofSqlite, s_word]);
                var c = sql[at];
                var isOpen = match is null && s_noQuote.IsMatch(sql, at) && (isPostgreSql ? c is not ('`' or '[') : c != '$');
                if (isOpen || c == '\0' || (isPostgreSql && match is null && c == '\\'))
                {
                    return null;
                }

                // A word that begins an escape string without an end is none.
                if (isPostgreSql && match is { Length: 1 } && c is 'e' or 'E' && at + 1 < sql.Length && sql[at + 1] == '\'')
                {
                    return null;
                }

                tokens.Add((match?.Value ?? c.ToString(), at));
            }

            at += match?.Length ?? 1;
        }

        return Group(sql, tokens, isPostgreSql);

        Match? First(int at, Regex[] kinds) => kinds.Select(k => k.Match(sql, at)).FirstOrDefault(static m => m.Success);
    }

    private static List<string>? Group(string sql, List<(string Text, int Start)> tokens, bool isPostgreSql)
    {
        var statements = new List<string>();
        var from = 0;
        var current = new List<string>();
        foreach (var (text, start) in tokens)
        {
            if (text == ";" && IsWhole(current, isPostgreSql))
            {
                if (current.Count > 0)
                {
                    statements.Add(Trim(sql[from..start]));
                }

                from = start + 1;
                current.Clear();
                continue;
            }

            if (!isPostgreSql && current.Count == 0 && text == ".")
            {
                return null;
            }

            current.Add(text);
        }

        if (current.Count > 0)
        {
            if (!IsWhole(current, isPostgreSql))
            {
                return null;
            }

            statements.Add(Trim(sql[from..]));
        }

        return statements;
    }

    private static bool IsWhole(List<string> tokens, bool isPostgreSql)
    {
        var words = tokens.Select(static t => t.ToUpperInvariant()).ToList();
        if (!isPostgreSql)
        {
            var isTrigger = words is ["CREATE", "TRIGGER", ..] or ["CREATE", "TEMP" or "TEMPORARY", "TRIGGER", ..];
            return !isTrigger || words is [.., ";", "END"];
        }

        var depth = 0;
        var outside = new List<string>();
        foreach (var word in words)
        {
            depth = word == "(" ? depth + 1 : word == ")" ? Math.Max(0, depth - 1) : depth;
            if (depth == 0 && word != ")")
            {
                outside.Add(word);
            }
        }

        if (depth > 0)
        {
            return false;
        }

        var isRoutine = words is ["CREATE", "FUNCTION" or "PROCEDURE", ..] or ["CREATE", "OR", "REPLACE", "FUNCTION" or "PROCEDURE", ..];
        var open = 0;
        for (var i = 1; isRoutine && i < outside.Count; i++)
        {
            open = open == 0 ? (outside[i] == "ATOMIC" && outside[i - 1] == "BEGIN" ? 1 : 0) : outside[i] == "CASE" ? open + 1 : outside[i] == "END" ? open - 1 : open;
        }

        return open == 0;
    }

    private static string Trim(string text) => text.Trim(' ', '\t', '\n', '\r', '\f', '\v', '\uFEFF');
}
