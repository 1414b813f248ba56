using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Names;

/// <summary>GEN0101: the names of plugins, aliases and contracts have the one form that names have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameFormAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvalidName);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (Named(attribute.AttributeClass) is { } named && AttributeValues.TryFirst(attribute, out var name) && !PluginName.IsValid(name))
            {
                var place = AttributePlaces.First(attribute, context.Symbol, context.CancellationToken);
                var advice = name is not null && PluginName.Mend(name) is { } mended ? $"Write '{mended}'" : "Give it one";
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidName, place, Quoted.Of(name), named, PluginName.Rule, advice));
            }
        }
    }

    private static string? Named(INamedTypeSymbol? attribute) =>
        attribute.IsOurs(KnownNames.Plugin) ? "a plugin"
        : attribute.IsOurs(KnownNames.Alias) ? "an alias"
        : attribute.IsOurs(KnownNames.Contract) ? "a contract"
        : null;
}
