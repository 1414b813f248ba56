using System.Buffers;

namespace Gen.Plugins.Migrations.Sql;

/// <summary>
/// Reads a text token by token, over blanks and comments, as the database's own lexer would where quotes and comments are concerned (PostgreSQL's
/// scan.l with standard_conforming_strings on, SQLite's tokenize.c, Snowflake's reference). Each character is looked at a bounded number of times.
/// </summary>
internal ref struct SqlScanner(ReadOnlySpan<char> sql, SqlDialect dialect)
{
    private static readonly SearchValues<char> s_commentParts = SearchValues.Create("*/");
    private static readonly SearchValues<char> s_quoteOrBackslash = SearchValues.Create("'\\");

    private readonly ReadOnlySpan<char> _sql = sql;
    private readonly bool _isPostgreSql = dialect == SqlDialect.PostgreSql;
    private readonly bool _isSqlite = dialect == SqlDialect.Sqlite;
    private readonly bool _isSnowflake = dialect == SqlDialect.Snowflake;

    /// <summary>Where the last token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last token ends.</summary>
    public int Position { get; private set; }

    /// <summary>The last token's text.</summary>
    public readonly ReadOnlySpan<char> Text => _sql[Start..Position];

    /// <summary>Whether the last token is this word.</summary>
    /// <param name="word">In capitals.</param>
    public readonly bool Is(string word) => Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the next token.</summary>
    /// <exception cref="SqlSyntaxException">A quote or comment has no end.</exception>
    public SqlToken Read()
    {
        SkipBlanksAndComments();
        Start = Position;
        if (Position == _sql.Length)
        {
            return SqlToken.End;
        }

        var c = _sql[Position];
        switch (c)
        {
            case ';':
                Position++;
                return SqlToken.Semicolon;
            case '(':
                Position++;
                return SqlToken.Open;
            case ')':
                Position++;
                return SqlToken.Close;
            case '\'' when _isSnowflake:
                return EscapeString(1);
            case '\'':
                return Quote('\'', "string");
            case '"':
                return Quote('"', "quoted name");
            case '`' when _isSqlite:
                return Quote('`', "quoted name");
            case '[' when _isSqlite:
                return Bracket();
            case '$' when !_isSqlite:
                return Dollar();
            case 'e' or 'E' when _isPostgreSql && Position + 1 < _sql.Length && _sql[Position + 1] == '\'':
                return EscapeString(2);
            case '\0':
                throw Error("A NUL character, which no database takes in SQL.", Position);
        }

        if (!IsWordStart(c))
        {
            Position++;
            return SqlToken.Symbol;
        }

        do
        {
            Position++;
        }
        while (Position < _sql.Length && IsWordPart(_sql[Position]));
        return SqlToken.Word;
    }

    /// <summary>An error at a place of the text.</summary>
    public readonly SqlSyntaxException Error(string problem, int place)
    {
        var position = new TextPosition(_sql);
        position.MoveTo(place);
        return new(problem, position.Line, position.Column);
    }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\uFEFF';

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool IsWordPart(char c) => IsWordStart(c) || char.IsAsciiDigit(c) || c == '$';

    private void SkipBlanksAndComments()
    {
        while (Position < _sql.Length)
        {
            var c = _sql[Position];
            var next = Position + 1 < _sql.Length ? _sql[Position + 1] : '\0';
            if (IsBlank(c))
            {
                Position++;
            }
            else if ((c == '-' && next == '-') || (c == '/' && next == '/' && _isSnowflake))
            {
                SkipLine();
            }
            else if (c == '/' && next == '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>To the end of the line. But for PostgreSQL, a lone carriage return does not end one.</summary>
    private void SkipLine()
    {
        var rest = _sql[Position..];
        var length = _isPostgreSql ? rest.IndexOfAny('\n', '\r') : rest.IndexOf('\n');
        Position = length < 0 ? _sql.Length : Position + length;
    }

    /// <summary>PostgreSQL's comments nest, the others' do not.</summary>
    private void SkipComment()
    {
        var start = Position;
        var depth = 1;
        Position += 2;
        while (depth > 0)
        {
            var found = _sql[Position..].IndexOfAny(s_commentParts);
            if (found < 0 || Position + found + 1 >= _sql.Length)
            {
                throw Error("A comment that begins here has no end: '*/' is missing.", start);
            }

            Position += found;
            var (c, next) = (_sql[Position], _sql[Position + 1]);
            if (c == '*' && next == '/')
            {
                depth--;
                Position += 2;
            }
            else if (c == '/' && next == '*' && _isPostgreSql)
            {
                depth++;
                Position += 2;
            }
            else
            {
                Position++;
            }
        }
    }

    /// <summary>A quote that is meant stands doubled.</summary>
    private SqlToken Quote(char quote, string what)
    {
        Position++;
        while (true)
        {
            var found = _sql[Position..].IndexOf(quote);
            if (found < 0)
            {
                throw Error($"A {what} that begins here has no end: {quote} is missing.", Start);
            }

            Position += found + 1;
            if (Position == _sql.Length || _sql[Position] != quote)
            {
                return SqlToken.Quoted;
            }

            Position++;
        }
    }

    private SqlToken Bracket()
    {
        var found = _sql[Position..].IndexOf(']');
        if (found < 0)
        {
            throw Error("A quoted name that begins here has no end: ] is missing.", Start);
        }

        Position += found + 1;
        return SqlToken.Quoted;
    }

    /// <summary><c>E'…'</c>, of Snowflake any <c>'…'</c>: backslashes escape. PostgreSQL's goes on after a line end, if another <c>'</c> comes first, and backslashes still escape there.</summary>
    /// <param name="opening">How many characters it begins with.</param>
    private SqlToken EscapeString(int opening)
    {
        Position += opening;
        while (true)
        {
            var found = _sql[Position..].IndexOfAny(s_quoteOrBackslash);
            if (found < 0 || (_sql[Position + found] == '\\' && Position + found + 1 == _sql.Length))
            {
                throw Error("A string that begins here has no end: ' is missing.", Start);
            }

            Position += found;
            if (_sql[Position] == '\\')
            {
                Position += 2;
            }
            else if (Position + 1 < _sql.Length && _sql[Position + 1] == '\'')
            {
                Position += 2;
            }
            else if (_isPostgreSql && Continuation(Position + 1) is var next and >= 0)
            {
                Position = next;
            }
            else
            {
                Position++;
                return SqlToken.Quoted;
            }
        }
    }

    /// <summary>Where a string goes on that ended before a place; -1: it does not. Between the two are blanks and line comments with at least one line end.</summary>
    private readonly int Continuation(int place)
    {
        var hasLineEnd = false;
        for (var i = place; i < _sql.Length; i++)
        {
            var c = _sql[i];
            if (c is '\n' or '\r')
            {
                hasLineEnd = true;
            }
            else if (c == '-' && i + 1 < _sql.Length && _sql[i + 1] == '-')
            {
                var end = _sql[i..].IndexOfAny('\n', '\r');
                if (end < 0)
                {
                    return -1;
                }

                i += end - 1;
            }
            else if (!IsBlank(c))
            {
                return c == '\'' && hasLineEnd ? i + 1 : -1;
            }
        }

        return -1;
    }

    /// <summary><c>$$…$$</c>, of PostgreSQL <c>$tag$…$tag$</c> too; or a parameter, <c>$1</c>, of which only the <c>$</c> is read.</summary>
    private SqlToken Dollar()
    {
        var end = Position + 1;
        while (_isPostgreSql && end < _sql.Length && (IsWordStart(_sql[end]) || (end > Position + 1 && char.IsAsciiDigit(_sql[end]))))
        {
            end++;
        }

        if (end == _sql.Length || _sql[end] != '$')
        {
            Position++;
            return SqlToken.Symbol;
        }

        var tag = _sql[Position..(end + 1)];
        var found = _sql[(end + 1)..].IndexOf(tag);
        if (found < 0)
        {
            throw Error($"A string that begins here has no end: {tag} is missing.", Start);
        }

        Position = end + 1 + found + tag.Length;
        return SqlToken.Quoted;
    }
}
