using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>Finds the one composition whose migrations a database is held against.</summary>
internal static class MigrationHosts
{
    /// <summary>The host; of several the one that has migrations; without a host, what else there is.</summary>
    /// <exception cref="UnreadableException">There are several.</exception>
    public static Subject One(Examined examined)
    {
        Subject[] hosts = [.. examined.Subjects.Where(static s => !s.IsOpen)];
        Subject[] able = hosts.Length > 1 ? [.. hosts.Where(static s => s.Composition.Plugins.Any(static p => p.Migrations is { Length: > 0 }))] : hosts;
        return (hosts.Length, able.Length) switch
        {
            (0, _) => examined.Subjects[^1],
            (_, 1) => able[0],
            (_, 0) => throw new UnreadableException($"There are {hosts.Length} hosts here, {Words.List(hosts.Select(static h => h.Name))}, and none has migrations. Give the path of one."),
            _ => throw new UnreadableException($"There are {able.Length} hosts with migrations here, {Words.List(able.Select(static h => h.Name))}, and a database belongs to one. Give its path: {able[0].File}, say."),
        };
    }

    /// <summary>Refuses what a build would have: nobody can say which of two migrations a database has.</summary>
    /// <exception cref="UnreadableException">Two migrations share a number.</exception>
    public static void ThrowIfDoubled(MigrationSet set)
    {
        foreach (var plugin in set.Plugins)
        {
            foreach (var (later, earlier) in MigrationClash.Find([.. plugin.Migrations.Select(static m => m.Model)]))
            {
                throw new UnreadableException($"{later.Path} and {earlier.Path} of '{plugin.Owner.Name}' share the number {later.Number} (GEN0402). Give one of them another, and build again.");
            }
        }
    }
}
