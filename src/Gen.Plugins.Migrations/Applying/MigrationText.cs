using System.Data.Common;
using System.Globalization;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>A migration's statements, read for as long as they are needed, with what is wrong with them.</summary>
internal sealed class MigrationText
{
    private readonly PluginMigration _migration;
    private readonly SqlDialect _dialect;

    private MigrationText(PluginMigration migration, SqlDialect dialect, IReadOnlyList<SqlStatement> statements)
        => (_migration, _dialect, Statements) = (migration, dialect, statements);

    public IReadOnlyList<SqlStatement> Statements { get; }

    /// <summary>Reads and splits a migration's text.</summary>
    /// <exception cref="MigrationSqlException">It cannot be split.</exception>
    public static MigrationText Read(PluginMigration migration, SqlDialect dialect)
    {
        try
        {
            return new(migration, dialect, SqlSplitter.Split(migration.ReadSql(), dialect));
        }
        catch (SqlSyntaxException e)
        {
            throw new MigrationSqlException(migration, 0, e.Line, Text($"{migration.Path} of '{migration.Plugin}', line {e.Line}, column {e.Column}: {e.Problem} Nothing was run."), e);
        }
    }

    public StatementTraits Traits(int statement) => StatementTraits.Of(Statements[statement].Text, _dialect);

    /// <summary>Whether it leaves something on its connection that is no business of the next migration.</summary>
    public bool UsesSession => SessionStatement >= 0;

    private int SessionStatement => Enumerable.Range(0, Statements.Count).FirstOrDefault(i => Traits(i).Session != SessionUse.None, -1);

    /// <summary>Refuses statements that last longer than their migration on a connection that all migrations share.</summary>
    /// <exception cref="MigrationSqlException">There is one.</exception>
    public void ThrowIfUsesSession()
    {
        if (SessionStatement is var at and >= 0)
        {
            var line = Line(at, 0);
            throw new MigrationSqlException(_migration, at + 1, line, Text(
                $"{_migration.Path} of '{_migration.Plugin}', statement {at + 1} of {Statements.Count}, line {line}: {Traits(at).Name} would last beyond its migration in a script, which has one connection for all. Apply this one with ApplyAsync (gen migrations apply), and script those after it."));
        }
    }

    /// <summary>Refuses statements that would undo what the migrator relies on.</summary>
    /// <exception cref="MigrationSqlException">There is one.</exception>
    public void ThrowIfRefused()
    {
        for (var i = 0; i < Statements.Count; i++)
        {
            if (Refusal(i) is { } problem)
            {
                var line = Line(i, 0);
                throw new MigrationSqlException(_migration, i + 1, line, Text($"{_migration.Path} of '{_migration.Plugin}', statement {i + 1} of {Statements.Count}, line {line}: {problem} Nothing was run."));
            }
        }
    }

    /// <summary>What a statement's failure is told as.</summary>
    /// <param name="statement">The statement; the first is 0.</param>
    /// <param name="exception">What the database said.</param>
    /// <param name="consequence">What is kept, for people.</param>
    public MigrationSqlException Failure(int statement, Exception exception, string consequence)
    {
        // A driver may know the place in the statement, and have no common way to tell it.
        var line = Line(statement, (exception as DbException)?.Data["Position"] as int? ?? 0);
        var hint = (exception as DbException)?.SqlState == "55P03" ? " Another session holds what it needs, or the migration itself waits for what it holds on another connection." : "";
        return new(_migration, statement + 1, line, Text(
            $"{_migration.Path} of '{_migration.Plugin}', statement {statement + 1} of {Statements.Count}, line {line}: {Database.Message(exception)}{hint} {consequence}"), exception);
    }

    /// <summary>A line of the file: that of a place in a statement, or of its first word.</summary>
    /// <param name="statement">The statement; the first is 0.</param>
    /// <param name="place">The place, the first is 1; 0: it is not known.</param>
    private int Line(int statement, int place)
    {
        var (text, line, _) = Statements[statement];
        var scanner = new SqlScanner(text, _dialect);
        scanner.Read();
        var position = new TextPosition(text);
        position.MoveTo(place > 0 ? Math.Min(place - 1, text.Length) : scanner.Start);
        return line + position.Line - 1;
    }

    private string? Refusal(int statement)
    {
        var traits = Traits(statement);
        if (_dialect == SqlDialect.PostgreSql && StandardStrings.IsTurnedOff(Statements[statement].Text))
        {
            return "standard_conforming_strings stays on: without it the server would read texts, and with them the ends of statements, in another way than they were split. Write E'...' where a backslash is to escape.";
        }

        return (traits.Transaction, _migration.NoTransaction) switch
        {
            (TransactionUse.Control, false) => $"{traits.Name} is not allowed: a migration runs in a transaction of its own, with its entry in the history.",
            (TransactionUse.Control or TransactionUse.Inside, true) => $"{traits.Name} is not allowed in a migration without a transaction: each statement stands alone, and is recorded alone.",
            (TransactionUse.Outside, false) => $"{traits.Name} does not work in a transaction. Put '-- gen: no-transaction' at the top of the file, and best nothing else into it.",
            (TransactionUse.Outside, true) when _dialect == SqlDialect.PostgreSql && IndexStatement.Parse(Statements[statement].Text) is { IsCreate: true, Name: "" }
                => "give the index a name, so that half an index can be told from a whole one if this is cut off.",
            _ => null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
