using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Names;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Creation;

/// <summary>
/// GEN0110: a class that implements a contract, and could be a plugin as it stands, is one. Silent about what is abstract, static, generic,
/// out of reach or obsolete, and about what no constructor of is clear.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingPluginAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoPlugin);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } type
            || PluginRules.ContractsOf(type) is not [var (contract, _), ..]
            || type.Ours(KnownNames.Plugin) is not null
            || PluginRules.FaultOf(type) != CreationFault.None
            || IsObsolete(type)
            || ConstructorChoice.Of(type).Fault != ConstructorFault.None
            || SuggestedName.For(type, contract) is not { } name)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoPlugin, AttributePlaces.Of(type), type.Name, contract.Name, name));
    }

    private static bool IsObsolete(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static a => a.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });
}
