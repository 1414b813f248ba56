using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Locking.Migrations;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>
/// GEN0404: released migrations are as the lock file records them. What was edited or put before released ones is reported in its file, what is gone in the
/// lock file. Nothing is held against it while the build rewrites it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MigrationLockAnalyzer : PluginAnalyzer
{
    private const string Update = "dotnet build -p:PluginMigrationLockUpdate=true";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MigrationLock);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var properties = HostParser.Parse(options, context.CancellationToken);
        if (!HostParser.IsTrue(options.GlobalOptions, "PluginMigrationLock") || properties.WritesMigrationLock)
        {
            return;
        }

        var compilation = context.Compilation;
        var project = ProjectMigrations.Of(compilation, context.Options);
        var file = context.Options.AdditionalFiles.FirstOrDefault(static f => IsLock(f.Path));
        if (file is null)
        {
            RegisterMissing(context, project);
            return;
        }

        var faults = new Lazy<MigrationLockFault[]>(() =>
            MigrationLockReader.Read(file.GetText()?.ToString() ?? "", out var recorded) is null ? [.. Now(project.Value).FaultsAgainst(recorded!)] : []);
        var paths = new Lazy<Dictionary<AdditionalText, string>>(() => project.Value.Files.ToDictionary(static f => f.File, static f => f.Path));
        context.RegisterAdditionalFileAction(additional =>
        {
            if (additional.AdditionalFile == file)
            {
                AnalyzeLock(additional, faults.Value);
            }
            else if (SqlFiles.IsOne(additional.AdditionalFile) && paths.Value.TryGetValue(additional.AdditionalFile, out var path))
            {
                foreach (var fault in faults.Value.Where(f => f.Now?.Migration.Path == path))
                {
                    additional.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.MigrationLock,
                        FilePlaces.First(additional.AdditionalFile.Path, additional.AdditionalFile.GetText(additional.CancellationToken)),
                        fault.Text));
                }
            }
        });
    }

    private static MigrationLock Now(ProjectMigrations project) =>
        MigrationLock.Of(project.Tables.SelectMany(static t => t.Migrations.Select(m => new LockedMigration(t.Owner, m))));

    private static bool IsLock(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1) == MigrationLock.FileName;

    private static void AnalyzeLock(AdditionalFileAnalysisContext context, MigrationLockFault[] faults)
    {
        var path = context.AdditionalFile.Path;
        var text = context.AdditionalFile.GetText(context.CancellationToken);
        if (MigrationLockReader.Read(text?.ToString() ?? "", out _) is { } broken)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.MigrationLock,
                FilePlaces.Line(path, text, broken.Line),
                $"{MigrationLock.FileName} cannot be read: {broken.Reason} (line {broken.Line + 1}). Mend it, or write it again with '{Update}'."));
            return;
        }

        foreach (var fault in faults.Where(static f => f.Now is null))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MigrationLock, FilePlaces.Line(path, text, LineOf(text!.ToString(), fault.Recorded!)), fault.Text));
        }
    }

    /// <summary>The line of a recorded migration, however the file is formatted: the one with its checksum, and its path if there are several.</summary>
    private static int LineOf(string text, LockedMigration recorded)
    {
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(recorded.Migration.Checksum) && l.Contains(recorded.Migration.Path));
        return Math.Max(0, line >= 0 ? line : Array.FindIndex(lines, l => l.Contains(recorded.Migration.Checksum)));
    }

    private static void RegisterMissing(CompilationStartAnalysisContext context, Lazy<ProjectMigrations> project)
    {
        var compilation = context.Compilation;
        var options = context.Options;
        var message = $"This project has no {MigrationLock.FileName} yet, which PluginMigrationLock asks for. Write it with '{Update}' when its migrations are released, and commit it.";
        var property = new Lazy<Location?>(() => ProjectFile.Find(options.AdditionalFiles)?.Property("PluginMigrationLock", ""));
        var place = new Lazy<Location?>(() => HostPlace.Find(compilation, options.AnalyzerConfigOptionsProvider));
        context.RegisterAdditionalFileAction(additional =>
        {
            if (ProjectFile.IsOne(additional.AdditionalFile.Path) && property.Value?.GetLineSpan().Path == additional.AdditionalFile.Path && Any(project.Value))
            {
                additional.ReportDiagnostic(Diagnostic.Create(Descriptors.MigrationLock, property.Value, message));
            }
        });
        context.RegisterSemanticModelAction(model =>
        {
            if (property.Value is null && Any(project.Value) && place.Value?.SourceTree == model.SemanticModel.SyntaxTree)
            {
                model.ReportDiagnostic(Diagnostic.Create(Descriptors.MigrationLock, place.Value, message));
            }
        });

        static bool Any(ProjectMigrations project) => project.Tables.Any(static t => t.Migrations.Count > 0);
    }
}
