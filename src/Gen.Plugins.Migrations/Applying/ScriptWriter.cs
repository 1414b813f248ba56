using System.Globalization;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>Writes pending migrations as a script that psql or sqlite3 runs.</summary>
internal sealed class ScriptWriter(Database database, HistoryTable history)
{
    public async Task WriteAsync(MigrationPlan plan, TextWriter writer, CancellationToken cancellationToken)
    {
        for (var i = 0; i < plan.Pending.Length; i++)
        {
            var text = MigrationText.Read(plan.Pending[i].Migration!, database.Dialect);
            text.ThrowIfRefused();
            if (database.ScriptReset is null && i < plan.Pending.Length - 1)
            {
                text.ThrowIfUsesSession();
            }
        }

        var console = database.Dialect == SqlDialect.PostgreSql ? "psql -v ON_ERROR_STOP=1 -f" : "sqlite3 -bail FILE <";
        await LineAsync(string.Create(CultureInfo.InvariantCulture, $"-- {plan.Pending.Length} migrations. Stop at the first error: {console} this file. Do not run it while a host migrates.\n")).ConfigureAwait(false);
        if (plan.Pending.IsEmpty)
        {
            return;
        }

        await LineAsync(database.CreateHistory(history.Table) + ";\n").ConfigureAwait(false);
        foreach (var (plugin, former) in plan.Renames)
        {
            await LineAsync($"-- The plugin '{former}' is '{plugin}' now.\n{history.RenameScript(former, plugin)};\n").ConfigureAwait(false);
        }

        foreach (var pending in plan.Pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await WriteAsync(pending).ConfigureAwait(false);
        }

        async Task WriteAsync(MigrationStatus pending)
        {
            var migration = pending.Migration!;
            var text = MigrationText.Read(migration, database.Dialect);
            var done = pending.Applied?.StatementsDone ?? 0;
            await LineAsync($"-- {migration.Path} of '{migration.Plugin}'{(done > 0 ? string.Create(CultureInfo.InvariantCulture, $", from statement {done + 1} on") : "")}").ConfigureAwait(false);
            if (!migration.NoTransaction)
            {
                await LineAsync(database.Dialect == SqlDialect.Sqlite ? "BEGIN IMMEDIATE;" : "BEGIN;").ConfigureAwait(false);
            }

            foreach (var statement in text.Statements.Skip(done))
            {
                // A statement may end in a line comment.
                await LineAsync(statement.Text + "\n;").ConfigureAwait(false);
            }

            if (pending.Applied is not null)
            {
                await LineAsync(history.DeleteScript(migration) + ";").ConfigureAwait(false);
            }

            await LineAsync(history.InsertScript(migration) + ";").ConfigureAwait(false);
            await LineAsync(migration.NoTransaction ? "" : "COMMIT;\n").ConfigureAwait(false);
            if (text.UsesSession && database.ScriptReset is { } reset)
            {
                await LineAsync($"-- What it set on its connection is no business of the next one.\n{reset}\n").ConfigureAwait(false);
            }
        }

        Task LineAsync(string line) => writer.WriteAsync((line + "\n").AsMemory(), cancellationToken);
    }
}
