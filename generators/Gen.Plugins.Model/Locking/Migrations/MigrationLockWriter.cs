using System.Globalization;
using System.Text;

namespace Gen.Plugins.Model.Locking.Migrations;

/// <summary>Prints a lock file: JSON, one migration a line, so that two branches that add migrations of different plugins merge.</summary>
internal static class MigrationLockWriter
{
    public static string Write(MigrationLock migrations)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"format\": ").Append(MigrationLock.Format.ToString(CultureInfo.InvariantCulture)).Append(",\n  \"migrations\": [");
        for (var i = 0; i < migrations.Migrations.Count; i++)
        {
            var (plugin, migration) = migrations.Migrations[i];
            text.Append(i == 0 ? "\n    { " : ",\n    { ");
            LockWriter.Member(text, "plugin", plugin);
            text.Append(", \"number\": ").Append(migration.Number.ToString(CultureInfo.InvariantCulture)).Append(", ");
            LockWriter.Member(text, "name", migration.Name);
            if (migration.Dialect is { } dialect)
            {
                LockWriter.Member(text.Append(", "), "dialect", dialect);
            }

            LockWriter.Member(text.Append(", "), "path", migration.Path);
            LockWriter.Member(text.Append(", "), "checksum", migration.Checksum);
            text.Append(" }");
        }

        return text.Append(migrations.Migrations.Count == 0 ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }
}
