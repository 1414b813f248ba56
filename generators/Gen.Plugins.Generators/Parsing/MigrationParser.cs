using System.Runtime.CompilerServices;
using System.Text;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads migrations out of <c>.sql</c> files. Each text is read, checked and summed up once in its life, and not kept.</summary>
internal static class MigrationParser
{
    /// <summary>C# before 11 has no literals of UTF-8: each byte is a number in the source.</summary>
    public const int LongestWithoutLiterals = 1024 * 1024;

    private static readonly ConditionalWeakTable<SourceText, MigrationContent> s_contents = new();

    /// <summary>The paths that plugins name, sorted.</summary>
    public static EquatableArray<string> Paths(EquatableArray<PluginSource> plugins, CancellationToken cancellationToken) => new(plugins
        .Select(static p => p.Plugin.Migrations)
        .OfType<string>()
        .Where(static p => MigrationPath.FaultOf(p) is null)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static p => p, StringComparer.Ordinal));

    /// <summary>A file as a migration; <see langword="null"/>: no plugin names it, or it is none, which the analyzers tell.</summary>
    public static MigrationFile? Parse((SqlFile File, EquatableArray<string> Paths) source, CancellationToken cancellationToken)
    {
        var (file, paths) = source;
        if (file.IsOutside || !IsClaimed(file.Path, paths) || !MigrationFileName.TryParse(MigrationPath.NameOf(file.Path), out var number, out var name))
        {
            return null;
        }

        var content = Content(file.File, cancellationToken);
        return content.Fault is not null ? null : new(Model(file, number, name, content), file.File);
    }

    public static MigrationModel Model(SqlFile file, long number, string name, MigrationContent content) => new()
    {
        Number = number,
        Name = name,
        Path = file.Path,
        Checksum = content.Checksum,
        Dialect = content.Header.Dialect,
        NoTransaction = content.Header.NoTransaction,
        Length = content.Length,
    };

    /// <summary>What is kept of a file's text.</summary>
    public static MigrationContent Content(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return MigrationContent.Unreadable("the compiler cannot read it");
        }

        if (s_contents.TryGetValue(text, out var known))
        {
            return known;
        }

        var content = Read(text);
        return s_contents.GetValue(text, _ => content);
    }

    /// <summary>The text as it is compiled in.</summary>
    public static string Text(AdditionalText file, CancellationToken cancellationToken) => MigrationText.Normalise(file.GetText(cancellationToken)?.ToString() ?? "");

    /// <summary>Each plugin with the migrations that its path means; what two plugins name is given to both.</summary>
    public static EquatableArray<MigrationTable> Tables((EquatableArray<PluginSource> Plugins, EquatableArray<MigrationFile> Files) source, CancellationToken cancellationToken)
    {
        var plugins = source.Plugins.Where(static p => p.Plugin.Migrations is not null).ToList();
        if (plugins.Count == 0)
        {
            return default;
        }

        var owners = MigrationOwners.Of([.. plugins.Select(static p => (p.Plugin.Name, p.Contracts.Select(static c => c.Name)))]);
        var byPath = source.Files.ToLookup(static f => f.Migration.Path, StringComparer.Ordinal);
        var byFolder = source.Files.ToLookup(static f => MigrationPath.FolderOf(f.Migration.Path), StringComparer.Ordinal);
        return new(plugins.Select((p, i) => new MigrationTable(
            p.Plugin.Name,
            p.Plugin.TypeName,
            owners[i],
            p.Plugin.Migrations!,
            new(byPath[p.Plugin.Migrations!].Concat(byFolder[p.Plugin.Migrations!]).OrderBy(static f => f.Migration.Number).ThenBy(static f => f.Migration.Path, StringComparer.Ordinal)))));
    }

    private static bool IsClaimed(string file, EquatableArray<string> paths)
    {
        var folder = MigrationPath.FolderOf(file);
        foreach (var path in paths)
        {
            if (path == file || path == folder)
            {
                return true;
            }
        }

        return false;
    }

    private static MigrationContent Read(SourceText text)
    {
        // What is neither UTF-8 nor UTF-16 the compiler decodes by a code page of the machine: elsewhere it would be another text.
        if (text.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage && encoding.CodePage != Encoding.Unicode.CodePage && encoding.CodePage != Encoding.BigEndianUnicode.CodePage)
        {
            return MigrationContent.Unreadable("it is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8");
        }

        // A text that is far too long is not made a string first.
        return text.Length > MigrationText.Longest
            ? MigrationContent.Unreadable($"it has more than {MigrationText.Longest >> 20} MB: load data in another way, or in several migrations")
            : MigrationContent.Read(text.ToString());
    }
}
