using System.Globalization;
using System.Xml.Linq;
using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Model.Locking.Migrations;

/// <summary>Reads what a lock file records of migrations.</summary>
internal static class MigrationLockReader
{
    /// <inheritdoc cref="LockReader.Read"/>
    /// <param name="migrations">What it records; <see langword="null"/>: it cannot be read.</param>
    public static LockFault? Read(string text, out MigrationLock? migrations)
    {
        MigrationLock? found = null;
        var fault = LockDocument.Read(text, MigrationLock.Format, (root, lines) =>
        {
            var read = new List<LockedMigration>();
            var seen = new HashSet<(string, long, string?)>();
            foreach (var item in root.Element("migrations")?.Elements() ?? [])
            {
                var migration = Migration(item);
                if (!seen.Add(migration.Key))
                {
                    return new(LockDocument.LineOf(lines, $"\"{migration.Migration.Path}\"", last: true), $"it lists number {migration.Migration.Number.ToString(CultureInfo.InvariantCulture)} of '{migration.Plugin}' twice");
                }

                read.Add(migration);
            }

            found = MigrationLock.Of(read);
            return null;
        });
        migrations = found;
        return fault;
    }

    private static LockedMigration Migration(XElement item) => new(LockDocument.Text(item, "plugin"), new MigrationModel
    {
        Number = long.Parse(LockDocument.Text(item, "number"), NumberStyles.None, CultureInfo.InvariantCulture),
        Name = LockDocument.Text(item, "name"),
        Dialect = item.Element("dialect")?.Value,
        Path = LockDocument.Text(item, "path"),
        Checksum = LockDocument.Text(item, "checksum"),
    });
}
