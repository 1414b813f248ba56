using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Model.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Migrations;

/// <summary>GEN0401: the path of a plugin's migrations lies in the project, and there are some.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MigrationPathAnalyzer : PluginAnalyzer
{
    /// <summary>The property of a diagnostic that holds the file to create; the fix reads it.</summary>
    public const string Missing = nameof(Missing);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoMigrations);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        var files = new Lazy<string[]>(() => [.. SqlFiles.Of(context.Options).Select(static f => f.Path)]);
        context.RegisterSymbolAction(symbol => Analyze(symbol, files), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<string[]> files)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Migrations) && AttributeValues.TryFirst(attribute, out var said) && Fault(said, files.Value) is var (message, properties))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoMigrations, AttributePlaces.First(attribute, context.Symbol, context.CancellationToken), properties, message));
            }
        }
    }

    private static (string Message, ImmutableDictionary<string, string?> Properties)? Fault(string? said, string[] files)
    {
        var none = ImmutableDictionary<string, string?>.Empty;
        var path = MigrationPath.Normalise(said ?? "");
        if (MigrationPath.FaultOf(path) is { } fault)
        {
            return ($"{Quoted.Of(said)} is no path of migrations: {fault}. Write a folder or a file below the project, as in 'Migrations/snowflake'.", none);
        }

        if (Array.Exists(files, f => MigrationPath.Claims(path, f)))
        {
            return null;
        }

        var isFile = MigrationFileName.IsSql(path);
        var places = files.Select(MigrationPath.FolderOf).Concat(isFile ? files : []).Distinct(StringComparer.Ordinal).Where(static p => p != MigrationPath.Here);
        var nearest = NearestNames.Find(path, places);
        var missing = isFile ? path : path + "/001_create" + MigrationFileName.Extension;
        var advice = nearest.Length > 0 ? $"Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?" : $"Create '{missing}'.";
        return (
            $"There is no .sql file of this project at {Quoted.Of(path)}, upper and lower case as they are on disk. {advice}",
            (nearest.Length > 0 ? none.Add(CompositionAnalyzer.Suggestions, string.Join(";", nearest)) : none).Add(Missing, missing));
    }
}
