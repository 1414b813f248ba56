using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations;

/// <summary>
/// Splits a text into statements where the database's own console would: at semicolons outside of quotes, comments, dollar quotes, bodies of triggers
/// (SQLite), parentheses (PostgreSQL, Snowflake) and <c>BEGIN ATOMIC</c> bodies (PostgreSQL). Takes time in proportion to the length, and no stack.
/// </summary>
public static class SqlSplitter
{
    private const string NotClosed = "A parenthesis that is opened here is not closed.";
    private const string NoConsole = "Only a console knows it; write SQL.";

    /// <summary>Splits a text. Empty statements, and comments that no statement follows, are dropped.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <returns>The statements, in order.</returns>
    /// <exception cref="SqlSyntaxException">
    /// A quote, comment, parenthesis or body has no end, or there is something that only a console understands: <c>COPY … FROM STDIN</c>, <c>\connect</c>, <c>.read</c>; or a block of
    /// Snowflake's scripting that is not in dollars.
    /// </exception>
    public static IReadOnlyList<SqlStatement> Split(string sql, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var statements = new List<SqlStatement>();
        var scanner = new SqlScanner(sql, dialect);
        var position = new TextPosition(sql);
        while (true)
        {
            var from = scanner.Position;
            var (end, code) = dialect switch
            {
                SqlDialect.PostgreSql => ReadPostgreSql(ref scanner),
                SqlDialect.Snowflake => ReadSnowflake(ref scanner),
                _ => ReadSqlite(ref scanner),
            };
            if (code >= 0)
            {
                var to = end;
                while (SqlScanner.IsBlank(sql[from]))
                {
                    from++;
                }

                while (SqlScanner.IsBlank(sql[to - 1]))
                {
                    to--;
                }

                position.MoveTo(from);
                statements.Add(new(sql[from..to], position.Line, position.Column));
            }

            if (end == scanner.Position)
            {
                // No semicolon was read, so this is the end.
                return statements;
            }
        }
    }

    /// <summary>Reads a statement: where it ends, and where its first token is (-1: there is none). The rules are those of psqlscan.l.</summary>
    private static (int End, int Code) ReadPostgreSql(ref SqlScanner scanner)
    {
        var (code, open, body) = (-1, new Nesting(), new Nesting());
        var head = default(StatementHead);
        while (true)
        {
            var token = scanner.Read();
            if (token == SqlToken.End)
            {
                open.ThrowIfOpen(scanner, NotClosed);
                body.ThrowIfOpen(scanner, "A body that begins here has no END.");
                head.ThrowIfCopy(scanner, code);
                return (scanner.Start, code);
            }

            if (token == SqlToken.Semicolon && open.Depth == 0 && body.Depth == 0)
            {
                head.ThrowIfCopy(scanner, code);
                return (scanner.Start, code);
            }

            code = code < 0 ? scanner.Start : code;
            switch (token)
            {
                case SqlToken.Open:
                    open.Enter(scanner.Start);
                    break;
                case SqlToken.Close:
                    open.Leave();
                    break;
                case SqlToken.Symbol when scanner.Text[0] == '\\':
                    throw scanner.Error($"A command of psql, which begins with a backslash. {NoConsole}", scanner.Start);
                case SqlToken.Word when open.Depth == 0:
                    head.Add(scanner);
                    if (head.IsRoutine)
                    {
                        EnterOrLeave(ref body, head, scanner);
                    }

                    break;
                default:
                    head.AddOther();
                    break;
            }
        }
    }

    /// <summary><c>BEGIN ATOMIC … END</c>, in which <c>CASE … END</c> may stand.</summary>
    private static void EnterOrLeave(ref Nesting body, in StatementHead head, in SqlScanner scanner)
    {
        if (body.Depth == 0)
        {
            if (head.FollowsBegin && scanner.Is("ATOMIC"))
            {
                body.Enter(scanner.Start);
            }
        }
        else if (scanner.Is("CASE"))
        {
            body.Enter(scanner.Start);
        }
        else if (scanner.Is("END"))
        {
            body.Leave();
        }
    }

    /// <summary>
    /// A block of scripting, <c>BEGIN …; …; END</c>, is refused: where it ends is told by what <c>END</c> closes of all that scripting has. In dollars it is a text, which Snowflake's own
    /// clients ask for too.
    /// </summary>
    private static (int End, int Code) ReadSnowflake(ref SqlScanner scanner)
    {
        var (code, open, head) = (-1, new Nesting(), default(ScriptHead));
        while (true)
        {
            var token = scanner.Read();
            if (token == SqlToken.End)
            {
                open.ThrowIfOpen(scanner, NotClosed);
                return (scanner.Start, code);
            }

            if (token == SqlToken.Semicolon && open.Depth == 0)
            {
                return (scanner.Start, code);
            }

            code = code < 0 ? scanner.Start : code;
            switch (token)
            {
                case SqlToken.Open:
                    open.Enter(scanner.Start);
                    break;
                case SqlToken.Close:
                    open.Leave();
                    break;
                case SqlToken.Word when open.Depth == 0:
                    if (head.BeginsBlock(scanner))
                    {
                        throw scanner.Error(
                            "A block of scripting begins here, which would be cut at its semicolons. Put it into dollars: EXECUTE IMMEDIATE $$ BEGIN … END $$, or AS $$ BEGIN … END $$ for a procedure.",
                            scanner.Start);
                    }

                    break;
                default:
                    head.AddOther();
                    break;
            }
        }
    }

    /// <summary>The rules are those of sqlite3_complete: a trigger ends at an <c>END</c> that stands between two semicolons, any other statement at the first semicolon.</summary>
    private static (int End, int Code) ReadSqlite(ref SqlScanner scanner)
    {
        var code = -1;
        var words = 0;
        var (mayBeTrigger, isTrigger, afterSemicolon, afterEnd) = (true, false, false, false);
        while (true)
        {
            var token = scanner.Read();
            if (token == SqlToken.End)
            {
                return !isTrigger || afterEnd ? (scanner.Start, code) : throw scanner.Error("A trigger that begins here has no 'END' after a ';'.", code);
            }

            if (token == SqlToken.Semicolon)
            {
                if (!isTrigger || afterEnd)
                {
                    return (scanner.Start, code);
                }

                (afterSemicolon, afterEnd) = (true, false);
                continue;
            }

            if (code < 0)
            {
                code = scanner.Start;
                if (token == SqlToken.Symbol && scanner.Text[0] == '.')
                {
                    throw scanner.Error($"A command of sqlite3, which begins with a dot. {NoConsole}", code);
                }
            }

            if (isTrigger)
            {
                (afterEnd, afterSemicolon) = (afterSemicolon && token == SqlToken.Word && scanner.Is("END"), false);
            }
            else if (mayBeTrigger)
            {
                // CREATE [TEMP|TEMPORARY] TRIGGER.
                words++;
                isTrigger = words > 1 && scanner.Is("TRIGGER");
                mayBeTrigger = words == 1 ? scanner.Is("CREATE") : words == 2 && (scanner.Is("TEMP") || scanner.Is("TEMPORARY"));
            }
        }
    }

    /// <summary>A depth, and where it began.</summary>
    private struct Nesting
    {
        private int _start;

        public int Depth { get; private set; }

        public void Enter(int place)
        {
            _start = Depth++ == 0 ? place : _start;
        }

        public void Leave() => Depth = Math.Max(0, Depth - 1);

        public readonly void ThrowIfOpen(in SqlScanner scanner, string problem)
        {
            if (Depth > 0)
            {
                throw scanner.Error(problem, _start);
            }
        }
    }

    /// <summary>What a statement's first words say it is.</summary>
    private struct StatementHead
    {
        private int _words;
        private bool _mayBeRoutine;
        private bool _isCopy;
        private bool _isBegin;
        private bool _isFrom;
        private bool _isTo;
        private bool _readsConsole;

        /// <summary>A function or procedure is created.</summary>
        public bool IsRoutine { get; private set; }

        /// <summary>The word before the last one was <c>BEGIN</c>.</summary>
        public bool FollowsBegin { get; private set; }

        public void Add(in SqlScanner scanner)
        {
            _words++;
            FollowsBegin = _isBegin;
            _isBegin = scanner.Is("BEGIN");
            _isCopy |= _words == 1 && scanner.Is("COPY");
            _readsConsole |= _isCopy && ((_isFrom && scanner.Is("STDIN")) || (_isTo && scanner.Is("STDOUT")));
            (_isFrom, _isTo) = (scanner.Is("FROM"), scanner.Is("TO"));

            // CREATE [OR REPLACE] FUNCTION|PROCEDURE.
            IsRoutine |= _mayBeRoutine && _words is 2 or 4 && (scanner.Is("FUNCTION") || scanner.Is("PROCEDURE"));
            _mayBeRoutine = _words switch
            {
                1 => scanner.Is("CREATE"),
                2 => _mayBeRoutine && scanner.Is("OR"),
                3 => _mayBeRoutine && scanner.Is("REPLACE"),
                _ => false,
            };
        }

        public void AddOther()
        {
            _words++;
            _isBegin = _isFrom = _isTo = _mayBeRoutine = false;
        }

        public readonly void ThrowIfCopy(in SqlScanner scanner, int place)
        {
            if (_readsConsole)
            {
                throw scanner.Error("COPY with STDIN or STDOUT moves data through a console, and what follows it is no SQL. Write INSERT, or COPY from a file on the server.", place);
            }
        }
    }

    /// <summary>Where a statement of Snowflake may begin a block: at its first word, or where what it creates has its body.</summary>
    private struct ScriptHead
    {
        private bool _hasFirst;
        private bool _mayHaveBody;
        private bool _hasBody;
        private bool _isBodyNext;

        public bool BeginsBlock(in SqlScanner scanner)
        {
            var mayBegin = !_hasFirst || _isBodyNext;
            if (!_hasFirst)
            {
                (_hasFirst, _mayHaveBody) = (true, scanner.Is("CREATE"));
            }
            else if (_mayHaveBody && !IsBetweenCreateAndKind(scanner))
            {
                _hasBody = scanner.Is("PROCEDURE") || scanner.Is("FUNCTION") || scanner.Is("TASK") || scanner.Is("ALERT");
                _mayHaveBody = false;
            }

            // CREATE PROCEDURE … AS BEGIN, CREATE ALERT … THEN BEGIN.
            _isBodyNext = _hasBody && (scanner.Is("AS") || scanner.Is("THEN"));
            return mayBegin && (scanner.Is("DECLARE") || (scanner.Is("BEGIN") && !BeginsTransaction(scanner)));
        }

        public void AddOther() => (_hasFirst, _isBodyNext) = (true, false);

        private static bool IsBetweenCreateAndKind(in SqlScanner scanner)
            => scanner.Is("OR") || scanner.Is("REPLACE") || scanner.Is("ALTER") || scanner.Is("SECURE") || scanner.Is("TEMP") || scanner.Is("TEMPORARY");

        /// <summary><c>BEGIN [TRANSACTION|WORK] [NAME name]</c>; in a block a <c>NAME</c> would be a variable, to which <c>:=</c> gives a value.</summary>
        private static bool BeginsTransaction(SqlScanner scanner)
            => scanner.Read() is SqlToken.Semicolon or SqlToken.End || scanner.Is("TRANSACTION") || scanner.Is("WORK") || (scanner.Is("NAME") && scanner.Read() is SqlToken.Word or SqlToken.Quoted);
    }
}
