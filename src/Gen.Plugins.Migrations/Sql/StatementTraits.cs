namespace Gen.Plugins.Migrations.Sql;

/// <summary>What a statement's first words tell of it.</summary>
/// <param name="Transaction">How it gets on with transactions.</param>
/// <param name="Session">What it does to its connection.</param>
/// <param name="Name">What it is called in messages: <c>CREATE INDEX CONCURRENTLY</c>.</param>
internal readonly record struct StatementTraits(TransactionUse Transaction, SessionUse Session, string Name)
{
    private const int MostWords = 16;

    /// <summary>Reads the first words of a statement.</summary>
    public static StatementTraits Of(string statement, SqlDialect dialect)
    {
        var words = Words(statement, dialect);
        return dialect == SqlDialect.PostgreSql ? PostgreSql(words, statement) : Sqlite(words);
    }

    /// <summary>The first tokens, words in capitals, ended by empty ones.</summary>
    public static string[] Words(string statement, SqlDialect dialect)
    {
        var scanner = new SqlScanner(statement, dialect);
        var words = new string[MostWords];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = scanner.Read() switch
            {
                SqlToken.End => "",
                SqlToken.Word => scanner.Text.ToString().ToUpperInvariant(),

                // It is compared with words and symbols only, and may be long.
                SqlToken.Quoted => "\"",
                _ => scanner.Text.ToString(),
            };
        }

        return words;
    }

    private static StatementTraits Sqlite(string[] words) => words[0] switch
    {
        "BEGIN" or "COMMIT" or "END" => Control(words[0]),
        "ROLLBACK" => Rollback(words),
        "SAVEPOINT" or "RELEASE" => new(TransactionUse.Inside, SessionUse.None, words[0]),
        "VACUUM" => new(TransactionUse.Outside, SessionUse.None, words[0]),
        "DETACH" => new(TransactionUse.Outside, SessionUse.Setting, words[0]),
        "ATTACH" => new(TransactionUse.Unsure, SessionUse.Setting, words[0]),
        "PRAGMA" => Pragma(words[2] == "." ? words[3] : words[1]),
        "CREATE" when words[1] is "TEMP" or "TEMPORARY" => new(TransactionUse.Either, SessionUse.Leftover, words[0]),
        _ => new(TransactionUse.Either, SessionUse.None, words[0]),
    };

    private static StatementTraits Pragma(string name)
        => new(name is "FOREIGN_KEYS" or "JOURNAL_MODE" or "SYNCHRONOUS" ? TransactionUse.Outside : TransactionUse.Unsure, SessionUse.Setting, $"PRAGMA {name}");

    private static StatementTraits PostgreSql(string[] words, string statement)
    {
        var second = words[1];
        return words[0] switch
        {
            "BEGIN" or "START" or "COMMIT" or "END" or "ABORT" => Control(words[0]),
            "PREPARE" when second == "TRANSACTION" => Control("PREPARE TRANSACTION"),
            "ROLLBACK" => Rollback(words),
            "SAVEPOINT" or "RELEASE" => new(TransactionUse.Inside, SessionUse.None, words[0]),
            "CREATE" or "DROP" when second == "INDEX" && words[2] == "CONCURRENTLY" => Outside($"{words[0]} INDEX CONCURRENTLY"),
            "CREATE" when second == "UNIQUE" && words[2] == "INDEX" && words[3] == "CONCURRENTLY" => Outside("CREATE UNIQUE INDEX CONCURRENTLY"),
            "CREATE" or "DROP" when second is "DATABASE" or "TABLESPACE" => Outside($"{words[0]} {second}"),
            "CREATE" when second is "TEMP" or "TEMPORARY" || words[2] is "TEMP" or "TEMPORARY" => new(TransactionUse.Either, SessionUse.Leftover, words[0]),
            "CREATE" or "DROP" or "ALTER" when second == "SUBSCRIPTION" => new(TransactionUse.Unsure, SessionUse.None, $"{words[0]} {second}"),
            "ALTER" when second == "SYSTEM" => Outside("ALTER SYSTEM"),
            "ALTER" when second == "DATABASE" => new(TransactionUse.Unsure, SessionUse.None, "ALTER DATABASE"),
            "ALTER" when second == "TABLE" && words.Contains("DETACH") && words.Contains("CONCURRENTLY") => Outside("DETACH PARTITION CONCURRENTLY"),
            "VACUUM" => Outside(words[0]),
            "REINDEX" when words.Contains("CONCURRENTLY") || words.Contains("DATABASE") || words.Contains("SYSTEM") || words.Contains("SCHEMA") => Outside(words[0]),
            "DISCARD" => new(second == "ALL" ? TransactionUse.Outside : TransactionUse.Either, SessionUse.Leftover, words[0]),
            "CALL" or "DO" or "CLUSTER" => new(TransactionUse.Unsure, SessionUse.None, words[0]),
            "SET" when second is not ("LOCAL" or "TRANSACTION" or "CONSTRAINTS") => new(TransactionUse.Either, SessionUse.Setting, words[0]),
            "RESET" or "LOAD" => new(TransactionUse.Either, SessionUse.Setting, words[0]),
            "PREPARE" or "LISTEN" => new(TransactionUse.Either, SessionUse.Leftover, words[0]),
            "SELECT" when statement.Contains("set_config", StringComparison.OrdinalIgnoreCase) => new(TransactionUse.Either, SessionUse.Setting, words[0]),
            _ => new(TransactionUse.Either, SessionUse.None, words[0]),
        };
    }

    private static StatementTraits Rollback(string[] words)
        => words[1] == "TO" || words[2] == "TO" ? new(TransactionUse.Inside, SessionUse.None, "ROLLBACK TO") : Control("ROLLBACK");

    private static StatementTraits Control(string name) => new(TransactionUse.Control, SessionUse.None, name);

    private static StatementTraits Outside(string name) => new(TransactionUse.Outside, SessionUse.None, name);
}
