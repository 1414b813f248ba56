using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Versions;

/// <summary>GEN0107: the host versions that a plugin works in, and the versions of what it needs, are ranges that some version is in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RangeAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvalidRange);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Plugin))
            {
                Check(context, attribute, "HostVersion");
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Dependency))
            {
                Check(context, attribute, "VersionRange");
            }
        }
    }

    private static void Check(SymbolAnalysisContext context, AttributeData attribute, string property)
    {
        if (AttributeValues.Named(attribute, property) is { } text && VersionText.FaultOfRange(text) is { } fault)
        {
            var place = AttributePlaces.Named(attribute, property, context.Symbol, context.CancellationToken);
            var advice = VersionText.MendRange(text) is { } mended && VersionText.IsRange(mended) ? $"Write '{mended}'" : "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidRange, place, Quoted.Of(text), fault, advice));
        }
    }
}
