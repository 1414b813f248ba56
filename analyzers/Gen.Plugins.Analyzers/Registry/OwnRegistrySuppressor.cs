using System.Collections.Immutable;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Registry;

/// <summary>
/// A test project with a registry, and a host that shows it its internals, may share a root namespace. <c>HostPlugins</c> there means the project's own,
/// which is what it should, yet the compiler warns at each use (CS0436) of a class that nobody wrote or could rename.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OwnRegistrySuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_own = new("GENS001", "CS0436", "HostPlugins means this project's registry, and not that of a referenced host.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(s_own);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is var name
                && context.GetSemanticModel(tree).GetSymbolInfo(name, context.CancellationToken).Symbol is INamedTypeSymbol { Name: HostParser.RegistryClass } type
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly))
            {
                context.ReportSuppression(Suppression.Create(s_own, diagnostic));
            }
        }
    }
}
