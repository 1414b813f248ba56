using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Generators.Incremental;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>
/// The <c>.sql</c> files of a project, and which of its plugins own them. Only files that a plugin names are read, each text once in its life, and what the
/// project declares is read again only when a declaration changes.
/// </summary>
internal sealed class ProjectMigrations
{
    private static readonly DeclarationMemo<OwnDeclarations> s_declarations = new();

    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Owner, MigrationModel Earlier)>> _clashes = new(StringComparer.Ordinal);

    private ProjectMigrations(IReadOnlyList<SqlFile> files, OwnDeclarations declarations)
    {
        Files = files;
        var contracts = declarations.Manifest.Contracts.ToDictionary(static c => c.Id, static c => c.Name, StringComparer.Ordinal);
        var plugins = declarations.Manifest.Plugins.Where(static p => p.Migrations is not null).ToList();
        var owners = MigrationOwners.Of([.. plugins.Select(p => (p.Name, p.Contracts.Select(id => contracts.TryGetValue(id, out var name) ? name : id)))]);
        var byPath = files.ToLookup(static f => f.Path, StringComparer.Ordinal);
        var byFolder = files.ToLookup(static f => MigrationPath.FolderOf(f.Path), StringComparer.Ordinal);
        var tables = new List<OwnedMigrations>();
        for (var i = 0; i < plugins.Count; i++)
        {
            var path = plugins[i].Migrations!;
            if (MigrationPath.FaultOf(path) is null)
            {
                var table = new OwnedMigrations(owners[i], [.. MigrationClash.Sort(byPath[path].Concat(byFolder[path]).Select(Claim).OfType<MigrationModel>())]);
                tables.Add(table);
                Clash(table);
            }
        }

        Tables = tables;
    }

    /// <summary>All of them, by path.</summary>
    public IReadOnlyList<SqlFile> Files { get; }

    /// <summary>The plugins that name a path.</summary>
    public IReadOnlyList<OwnedMigrations> Tables { get; }

    // No cancellation: a Lazy would remember it.
    public static Lazy<ProjectMigrations> Of(Compilation compilation, AnalyzerOptions options) => new(() => new(
        [.. SqlFiles.Of(options)],
        s_declarations.Get(compilation.Options, compilation, compilation, static c => OwnDeclarations.Read(c))!));

    /// <summary>Whether a plugin names a file or its folder.</summary>
    public bool IsClaimed(string path) => _claimed.Contains(path);

    /// <summary>The migrations before a file that have its number, and whose they are.</summary>
    public IReadOnlyList<(string Owner, MigrationModel Earlier)> ClashesOf(string path) => _clashes.TryGetValue(path, out var clashes) ? clashes : [];

    /// <summary>The first number after those of a folder.</summary>
    public long NextNumber(string folder) => Files
        .Where(f => MigrationPath.FolderOf(f.Path) == folder)
        .Select(static f => MigrationFileName.TryParse(MigrationPath.NameOf(f.Path), out var number, out _) && number < long.MaxValue ? number + 1 : 1)
        .DefaultIfEmpty(1)
        .Max();

    private MigrationModel? Claim(SqlFile file)
    {
        _claimed.Add(file.Path);
        if (file.IsOutside || !MigrationFileName.TryParse(MigrationPath.NameOf(file.Path), out var number, out var name))
        {
            return null;
        }

        var content = MigrationParser.Content(file.File, CancellationToken.None);
        return content.Fault is null ? MigrationParser.Model(file, number, name, content) : null;
    }

    private void Clash(OwnedMigrations table)
    {
        foreach (var (later, earlier) in MigrationClash.Find(table.Migrations))
        {
            if (!_clashes.TryGetValue(later.Path, out var clashes))
            {
                _clashes.Add(later.Path, clashes = []);
            }

            clashes.Add((table.Owner, earlier));
        }
    }
}
