using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model.Locking.Migrations;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>Prints the lock file of a project's migrations as <see cref="LockEmitter"/> does that of its registry.</summary>
internal static class MigrationLockEmitter
{
    public static string Emit(IEnumerable<MigrationTable> tables) => LockEmitter.Comments(
        MigrationLock.FileName,
        MigrationLockWriter.Write(MigrationLock.Of(tables
            .SelectMany(static t => t.Files.Select(f => new LockedMigration(t.Owner, f.Migration)))
            .GroupBy(static m => m.Key)
            .Select(static g => g.First()))));
}
