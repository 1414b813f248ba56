using System.Data.Common;
using System.Globalization;
using Gen.Plugins.Migrations.Databases;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>The table that says what was applied.</summary>
internal sealed class HistoryTable(Database database, PluginMigratorOptions options, string? table = null)
{
    private const string Columns = "plugin, number, name, checksum, applied_at, applied_by, duration_ms, success, statements_done, statement_begun";
    private const string IsRow = "plugin = @plugin AND number = @number";

    private readonly string _table = table ?? HistoryName.Quoted(options.HistoryTable);

    /// <summary>Its name, in quotes.</summary>
    public string Table => _table;

    /// <summary>Reads all of it, in one round trip; <see langword="null"/>: it is not there.</summary>
    /// <exception cref="MigrationHistoryException">It is not as the migrator writes it.</exception>
    /// <exception cref="MigrationDatabaseException">The database refuses.</exception>
    public async Task<List<AppliedMigration>?> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            try
            {
                return Checked(await session.QueryAsync($"SELECT {Columns} FROM {_table}", Row, cancellationToken).ConfigureAwait(false));
            }
            catch (DbException e) when (database.IsLocked(e))
            {
                throw new MigrationLockException(
                    $"Another process has held the history of migrations for {database.Seconds}, and it was waited for no longer: {Database.Message(e)} Wait for it, or set LockWait.", e);
            }
            catch (InvalidCastException e)
            {
                throw new MigrationHistoryException($"The history table {options.HistoryTable} was changed by hand: it holds a value that is out of range. {Database.Message(e)}", e);
            }
            catch (Exception e) when (e is not DbException && Applier.IsOfDatabase(e))
            {
                throw new MigrationDatabaseException($"The history of migrations cannot be read: {Database.Message(e)}", e);
            }
            catch (DbException e)
            {
                // Only now, so that a history that is there takes one question.
                if (!await ExistsAsync(session, e, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                // Another process may just have made it.
                if (isSecond)
                {
                    throw new MigrationHistoryException(
                        $"The history table {options.HistoryTable} cannot be read: {Database.Message(e)} It has the columns {Columns}, and their types; if somebody changed them, change them back, and if it is another program's table, name another one in HistoryTable.", e);
                }
            }
        }
    }

    /// <summary>The rows of a plugin from a number on.</summary>
    public async Task<List<AppliedMigration>> ReadAsync(DatabaseSession session, string plugin, long from, CancellationToken cancellationToken)
        => Checked(await session.QueryAsync(
            $"SELECT {Columns} FROM {_table} WHERE plugin = @plugin AND number >= @number ORDER BY number", Row, cancellationToken, ("plugin", plugin), ("number", from)).ConfigureAwait(false));

    /// <summary>The same table by a name that still means it when a migration has changed where names are looked for.</summary>
    public async Task<HistoryTable> QualifyAsync(DatabaseSession session, CancellationToken cancellationToken)
        => database.QualifyHistory is { } sql && await session.QueryAsync(sql, static r => r.GetString(0), cancellationToken).ConfigureAwait(false) is [var name] ? new(database, options, name) : this;

    public Task CreateAsync(DatabaseSession session, CancellationToken cancellationToken) => session.ExecuteAsync(database.CreateHistory(_table), cancellationToken);

    public Task InsertAsync(DatabaseSession session, AppliedMigration row, CancellationToken cancellationToken)
        => session.ExecuteAsync(
            $"INSERT INTO {_table} ({Columns}) VALUES (@plugin, @number, @name, @checksum, @applied_at, @applied_by, @duration_ms, @success, @statements_done, @statement_begun)",
            cancellationToken,
            ("plugin", row.Plugin),
            ("number", row.Number),
            ("name", row.Name),
            ("checksum", row.Checksum),
            ("applied_at", database.Timestamp(row.AppliedAt)),
            ("applied_by", row.AppliedBy),
            ("duration_ms", row.Duration is { } time ? (long)time.TotalMilliseconds : null),
            ("success", row.Success),
            ("statements_done", row.StatementsDone),
            ("statement_begun", row.StatementBegun));

    /// <summary>Records how far a migration without a transaction is, unless somebody else has in the meantime.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> AdvanceAsync(DatabaseSession session, AppliedMigration from, AppliedMigration to, CancellationToken cancellationToken)
        => await session.ExecuteAsync(
            $"UPDATE {_table} SET applied_at = @applied_at, applied_by = @applied_by, duration_ms = @duration_ms, success = @success, statements_done = @done, statement_begun = @begun WHERE {IsRow} AND statements_done = @was",
            cancellationToken,
            ("applied_at", database.Timestamp(to.AppliedAt)),
            ("applied_by", to.AppliedBy),
            ("duration_ms", to.Duration is { } time ? (long)time.TotalMilliseconds : null),
            ("success", to.Success),
            ("done", to.StatementsDone),
            ("begun", to.StatementBegun),
            ("plugin", from.Plugin),
            ("number", from.Number),
            ("was", from.StatementsDone)).ConfigureAwait(false) == 1;

    /// <summary>Takes over a file's name and checksum.</summary>
    public Task AlignAsync(DatabaseSession session, PluginMigration migration, CancellationToken cancellationToken)
        => session.ExecuteAsync(
            $"UPDATE {_table} SET name = @name, checksum = @checksum WHERE {IsRow}",
            cancellationToken,
            ("name", migration.Name),
            ("checksum", migration.Checksum),
            ("plugin", migration.Plugin),
            ("number", migration.Number));

    /// <summary>Gives the rows of a plugin that has another name now to that name.</summary>
    public Task RenameAsync(DatabaseSession session, string former, string plugin, CancellationToken cancellationToken)
        => session.ExecuteAsync($"UPDATE {_table} SET plugin = @plugin WHERE plugin = @former", cancellationToken, ("plugin", plugin), ("former", former));

    public Task DeleteAsync(DatabaseSession session, AppliedMigration row, CancellationToken cancellationToken)
        => session.ExecuteAsync($"DELETE FROM {_table} WHERE {IsRow}", cancellationToken, ("plugin", row.Plugin), ("number", row.Number));

    /// <summary>The same for a script.</summary>
    public string RenameScript(string former, string plugin) => $"UPDATE {_table} SET plugin = {Literal(plugin)} WHERE plugin = {Literal(former)}";

    /// <summary>An INSERT for a script, to be run by a console.</summary>
    public string InsertScript(PluginMigration migration)
        => string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO {_table} ({Columns})\n  VALUES ({Literal(migration.Plugin)}, {migration.Number}, {Literal(migration.Name)}, '{migration.Checksum}', {database.TimestampOfScript}, 'script', 0, {(database.Dialect == SqlDialect.PostgreSql ? "true" : "1")}, NULL, NULL)");

    public string DeleteScript(PluginMigration migration)
        => string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {_table} WHERE plugin = {Literal(migration.Plugin)} AND number = {migration.Number}");

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private async Task<bool> ExistsAsync(DatabaseSession session, DbException reason, CancellationToken cancellationToken)
    {
        try
        {
            var name = options.HistoryTable[(options.HistoryTable.IndexOf('.', StringComparison.Ordinal) + 1)..];
            return (await session.QueryAsync(database.FindHistory, static _ => true, cancellationToken, ("name", name)).ConfigureAwait(false)).Count > 0;
        }
        catch (DbException)
        {
            throw new MigrationDatabaseException($"The history of migrations cannot be read: {Database.Message(reason)}", reason);
        }
    }

    private List<AppliedMigration> Checked(List<AppliedMigration> rows)
    {
        var seen = new HashSet<(string, long)>(rows.Count);
        foreach (var row in rows)
        {
            if (!seen.Add((row.Plugin, row.Number)))
            {
                throw Wrong(row.Plugin, row.Number, "stands there twice");
            }
        }

        return rows;
    }

    private AppliedMigration Row(DbDataReader reader)
    {
        var plugin = reader.GetValue(0) as string ?? "?";
        var number = reader.GetValue(1) is { } value and (long or int or short) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : throw Wrong(plugin, 0, $"has the number '{reader.GetValue(1)}', which is none");
        var checksum = Text(3, "checksum");
        if (checksum.Length != 64 || !checksum.All(char.IsAsciiHexDigitLower))
        {
            throw Wrong(plugin, number, $"has the checksum '{Short(checksum)}', which is no SHA-256 of 64 small hexadecimal digits");
        }

        var done = Whole(8, "statements_done");
        var success = reader.GetValue(7) switch
        {
            bool yes => yes,
            long and (0 or 1) and var bit => bit == 1,
            var other => throw Wrong(plugin, number, $"has the success '{Short(other)}', which is neither true nor false"),
        };
        if (!success && done is null)
        {
            throw Wrong(plugin, number, "is no success, but does not say how many statements are done");
        }

        return new(plugin, number, Text(2, "name"), checksum, Time(), Text(5, "applied_by"), Whole(6, "duration_ms", long.MaxValue / TimeSpan.TicksPerMillisecond) is { } ms ? TimeSpan.FromMilliseconds(ms) : null, success, (int?)done, (int?)Whole(9, "statement_begun"));

        string Text(int column, string name) => reader.GetValue(column) as string ?? throw Wrong(plugin, number, $"has no text as {name}");

        long? Whole(int column, string name, long most = int.MaxValue) => reader.GetValue(column) switch
        {
            DBNull => null,
            long whole and >= 0 when whole <= most => whole,
            int whole and >= 0 => whole,
            var other => throw Wrong(plugin, number, $"has the {name} '{Short(other)}', which is no number or out of range"),
        };

        DateTimeOffset Time() => reader.GetValue(4) switch
        {
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime time => new(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
            var other => throw Wrong(plugin, number, $"has the applied_at '{Short(other)}', which is no time"),
        };
    }

    private static string Short(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length <= 80 ? text : text[..80] + "...";
    }

    private MigrationHistoryException Wrong(string plugin, long number, string problem)
        => new(string.Create(CultureInfo.InvariantCulture,
            $"The history table {options.HistoryTable} was changed by hand: the row of '{plugin}', number {number}, {problem}. Correct that row, or take the table back from a backup."));
}
