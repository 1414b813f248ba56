using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers;

/// <summary>What all rules have in common: they cost nothing where Gen.Plugins is not referenced, and say nothing about generated code.</summary>
internal abstract class PluginAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(KnownNames.FullPlugin).IsEmpty)
            {
                Register(start);
            }
        });
    }

    /// <summary>Registers the rule for a compilation that references Gen.Plugins.</summary>
    protected abstract void Register(CompilationStartAnalysisContext context);
}
