using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Versions;

/// <summary>GEN0106: a plugin's version, and the host version that ends an alias, are SemVer 2.0.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class VersionAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvalidVersion);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Plugin))
            {
                Check(context, attribute, "Version");
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Alias))
            {
                Check(context, attribute, "Until");
            }
        }
    }

    private static void Check(SymbolAnalysisContext context, AttributeData attribute, string property)
    {
        // Unset, a plugin has its assembly's version, and an alias stays.
        if (AttributeValues.Named(attribute, property) is { } text && !VersionText.IsSemanticVersion(text))
        {
            var place = AttributePlaces.Named(attribute, property, context.Symbol, context.CancellationToken);
            var advice = VersionText.Mend(text) is { } mended ? $"Write '{mended}'" : "Write one, or leave it out";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidVersion, place, Quoted.Of(text), advice));
        }
    }
}
