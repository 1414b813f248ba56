using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>GEN0402, GEN0403, GEN0405 to GEN0407: the files of migrations, each reported in the file itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MigrationFileAnalyzer : PluginAnalyzer
{
    private const string Folder = "Migrations/";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.MigrationNumber,
        Descriptors.MigrationName,
        Descriptors.UnclaimedMigration,
        Descriptors.MigrationOption,
        Descriptors.UnreadableMigration);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AdditionalFiles.Any(SqlFiles.IsOne))
        {
            return;
        }

        var project = ProjectMigrations.Of(context.Compilation, context.Options);
        var byFile = new Lazy<Dictionary<AdditionalText, SqlFile>>(() => project.Value.Files.ToDictionary(static f => f.File));
        var hasLiterals = context.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp11 };
        context.RegisterAdditionalFileAction(file =>
        {
            // A file that is listed twice is looked at once.
            if (SqlFiles.IsOne(file.AdditionalFile) && byFile.Value.TryGetValue(file.AdditionalFile, out var sql))
            {
                Analyze(file, sql, project.Value, hasLiterals);
            }
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, SqlFile file, ProjectMigrations project, bool hasLiterals)
    {
        if (!project.IsClaimed(file.Path))
        {
            if (file.Path.StartsWith(Folder, StringComparison.OrdinalIgnoreCase))
            {
                Report(
                    Descriptors.UnclaimedMigration,
                    $"{Quoted.Of(file.Path)} belongs to no plugin, so that no database gets it. Put [PluginMigrations(\"{MigrationPath.FolderOf(file.Path)}\")] on the plugin that owns it, or move it there; folders in a plugin's folder are not its own.");
            }

            return;
        }

        var name = MigrationPath.NameOf(file.Path);
        if (!MigrationFileName.TryParse(name, out var number, out _))
        {
            var mended = MigrationFileName.Mend(name, project.NextNumber(MigrationPath.FolderOf(file.Path)));
            Report(
                Descriptors.MigrationName,
                $"{Quoted.Of(file.Path)} is not named as a migration: {MigrationFileName.Rule}. Rename it{(mended is null ? "" : $" to '{mended}'")}.",
                mended is null ? null : ImmutableDictionary<string, string?>.Empty.Add(CompositionAnalyzer.Suggestions, mended));
            return;
        }

        if (file.IsOutside)
        {
            Report(Descriptors.UnreadableMigration, $"{Quoted.Of(file.Path)} is reached by a symbolic link that leads out of the project, where others may have another file or none. Put the file itself into the project.");
            return;
        }

        var content = MigrationParser.Content(file.File, context.CancellationToken);
        var fault = content.Fault ?? (hasLiterals || content.Length <= MigrationParser.LongestWithoutLiterals
            ? null
            : $"it has more than {MigrationParser.LongestWithoutLiterals >> 20} MB, which needs C# 11: set LangVersion, or split it into several migrations");
        if (fault is not null)
        {
            Report(Descriptors.UnreadableMigration, $"{Quoted.Of(file.Path)} cannot be a migration: {fault}.");
            return;
        }

        foreach (var (owner, earlier) in project.ClashesOf(file.Path))
        {
            Report(
                Descriptors.MigrationNumber,
                $"{Quoted.Of(file.Path)} has number {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}, as {Quoted.Of(earlier.Path)} of the same plugin '{owner}' has: which comes first is not said. Give it another number; or, if each is for a database of its own, begin both with their dialect, as in '-- gen: dialect postgresql'.");
        }

        foreach (var option in content.Header.Faults)
        {
            var text = context.AdditionalFile.GetText(context.CancellationToken)!;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MigrationOption, FilePlaces.Of(context.AdditionalFile.Path, text, new(option.Start, option.Length)), $"In the header of {Quoted.Of(file.Path)}, {option.Reason}."));
        }

        void Report(DiagnosticDescriptor descriptor, string message, ImmutableDictionary<string, string?>? properties = null)
        {
            // A file that nobody claims is not read for the length of its first line.
            var place = descriptor == Descriptors.UnclaimedMigration
                ? FilePlaces.First(context.AdditionalFile.Path, null)
                : FilePlaces.First(context.AdditionalFile.Path, context.AdditionalFile.GetText(context.CancellationToken));
            context.ReportDiagnostic(Diagnostic.Create(descriptor, place, properties, message));
        }
    }
}
