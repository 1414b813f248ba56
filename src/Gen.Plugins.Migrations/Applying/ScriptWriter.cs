using System.Globalization;
using Gen.Plugins.Migrations.Databases;
using Gen.Plugins.Migrations.Sql;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>Writes pending migrations as a script that psql or sqlite3 runs.</summary>
internal sealed class ScriptWriter(Database database, HistoryTable history)
{
    public async Task WriteAsync(MigrationPlan plan, TextWriter writer, CancellationToken cancellationToken)
    {
        foreach (var pending in plan.Pending)
        {
            MigrationText.Read(pending.Migration!, database.Dialect).ThrowIfRefused();
        }

        var console = database.Dialect == SqlDialect.PostgreSql ? "psql -v ON_ERROR_STOP=1 -f" : "sqlite3 -bail FILE <";
        await LineAsync(string.Create(CultureInfo.InvariantCulture, $"-- {plan.Pending.Length} migrations. Stop at the first error: {console} this file. Do not run it while a host migrates.\n")).ConfigureAwait(false);
        if (plan.Pending.IsEmpty)
        {
            return;
        }

        await LineAsync(database.CreateHistory(history.Table) + ";\n").ConfigureAwait(false);
        foreach (var pending in plan.Pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await WriteAsync(pending).ConfigureAwait(false);
        }

        async Task WriteAsync(MigrationStatus pending)
        {
            var migration = pending.Migration!;
            var statements = MigrationText.Read(migration, database.Dialect).Statements;
            var done = pending.Applied?.StatementsDone ?? 0;
            await LineAsync($"-- {migration.Path} of '{migration.Plugin}'{(done > 0 ? string.Create(CultureInfo.InvariantCulture, $", from statement {done + 1} on") : "")}").ConfigureAwait(false);
            if (!migration.NoTransaction)
            {
                await LineAsync(database.Dialect == SqlDialect.Sqlite ? "BEGIN IMMEDIATE;" : "BEGIN;").ConfigureAwait(false);
            }

            foreach (var statement in statements.Skip(done))
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
        }

        Task LineAsync(string line) => writer.WriteAsync((line + "\n").AsMemory(), cancellationToken);
    }
}
