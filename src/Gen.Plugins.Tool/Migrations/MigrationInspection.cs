using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Planning;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Tool.Reading;
using Statements = Gen.Plugins.Migrations.Applying.MigrationText;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>Finds what can be known of migrations without a database: whether their SQL is what was compiled, can be split, and holds nothing that is refused.</summary>
internal static class MigrationInspection
{
    private static readonly SqlDialect[] s_dialects = [SqlDialect.PostgreSql, SqlDialect.Sqlite];

    /// <param name="plugins">The plugins to look at.</param>
    /// <param name="dialect">The only dialect that counts; <see langword="null"/>: all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static IEnumerable<MigrationFinding> Find(IEnumerable<MigratedPlugin> plugins, SqlDialect? dialect, CancellationToken cancellationToken)
    {
        foreach (var plugin in plugins)
        {
            foreach (var (later, earlier) in MigrationClash.Find([.. plugin.Migrations.Select(static m => m.Model)]))
            {
                yield return new("number", false, $"{later.Path} and {earlier.Path} of '{plugin.Owner.Name}' share the number {later.Number} (GEN0402). Give one of them another.", plugin.Owner.Name, later.Number, later.Name, later.Path, 0, later.Dialect ?? earlier.Dialect);
            }

            foreach (var migration in plugin.Migrations)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var finding in Find(migration, dialect))
                {
                    yield return finding;
                }
            }
        }
    }

    private static List<MigrationFinding> Find(HostMigration migration, SqlDialect? only)
    {
        SqlDialect[] dialects = [.. s_dialects.Where(d => (only is null || d == only) && (migration.Model.Dialect is not { } said || said == Planner.Name(d)))];
        var found = new List<MigrationFinding>();
        foreach (var dialect in dialects)
        {
            try
            {
                Statements.Read(migration.Migration, dialect).ThrowIfRefused();
            }
            catch (UnreadableException e)
            {
                return [Of("checksum", migration, e.Message, 0, null)];
            }
            catch (MigrationSqlException e)
            {
                found.Add(Of("sql", migration, MigrationWords.Offline(e.Message), e.Line, Planner.Name(dialect)));
            }
        }

        if (found.Count < dialects.Length)
        {
            // It may be meant for the others alone, without saying so.
            return [.. found.Select(static f => f with { IsWarning = true, Message = $"{f.Message} If it is not meant for {f.Dialect}, say for which database it is: '-- gen: dialect ...' at its top." })];
        }

        return found.Count > 1 && found.All(f => f.Message == found[0].Message) ? [found[0] with { Dialect = null }] : found;
    }

    private static MigrationFinding Of(string kind, HostMigration migration, string message, int line, string? dialect) =>
        new(kind, false, message, migration.Migration.Plugin, migration.Migration.Number, migration.Migration.Name, migration.Migration.Path, line, dialect);
}
