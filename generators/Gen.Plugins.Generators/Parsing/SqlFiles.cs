using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Finds the <c>.sql</c> files of a project among what the build hands over, without reading them.</summary>
internal static class SqlFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static bool IsOne(AdditionalText file) => MigrationFileName.IsSql(file.Path);

    /// <summary><see langword="null"/>: it does not lie in the project.</summary>
    public static SqlFile? Place(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        // What the build says fails for names that its file for the compiler cannot hold; these lie where their path says.
        var said = options.GetOptions(file);
        var path = said.TryGetValue(Metadata + "PluginMigrationPath", out var text) && text.Length > 0
            ? text.Replace('\\', '/')
            : MigrationPath.Relative(file.Path, HostParser.Property(options.GlobalOptions, "ProjectDir"));
        return path is null || MigrationPath.FaultOf(path) is not null
            ? null
            : new(path, file, said.TryGetValue(Metadata + "PluginMigrationLink", out var link) && link == "true");
    }

    /// <summary>All of a project's, each once, by path.</summary>
    public static IEnumerable<SqlFile> Of(AnalyzerOptions options) => options.AdditionalFiles
        .Where(IsOne)
        .Select(file => Place(file, options.AnalyzerConfigOptionsProvider))
        .OfType<SqlFile>()
        .GroupBy(static f => f.Path, StringComparer.Ordinal)
        .Select(static g => g.First())
        .OrderBy(static f => f.Path, StringComparer.Ordinal);
}
