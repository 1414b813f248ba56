using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Creation;

/// <summary>GEN0103: a plugin implements a contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ContractAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoContract);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        // What cannot be created is told first (GEN0104): a static class has to change before it can implement anything.
        if (context.Symbol is not INamedTypeSymbol type
            || type.Ours(KnownNames.Plugin) is not { } plugin
            || PluginRules.FaultOf(type) != CreationFault.None
            || !PluginRules.ContractsOf(type).IsEmpty
            || HasUnknownBase(type))
        {
            return;
        }

        var place = AttributePlaces.Bearer(plugin, type, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoContract, place, type.Name, Advice(type)));
    }

    private static string Advice(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (IsMarked(contract))
            {
                return $"generated code cannot name '{contract.Name}', or what it is made of. Make it internal or public.";
            }
        }

        for (var contract = type.BaseType; contract is not null; contract = contract.BaseType)
        {
            if (IsMarked(contract))
            {
                return contract.IsAbstract
                    ? $"generated code cannot name '{contract.Name}', or what it is made of. Make it internal or public."
                    : $"'{contract.Name}' is marked [PluginContract], but a contract is an interface or an abstract class. Make it abstract.";
            }
        }

        return "implement an interface, or derive from an abstract class, that is marked [PluginContract].";
    }

    private static bool IsMarked(INamedTypeSymbol type) => type.OriginalDefinition.Ours(KnownNames.Contract) is not null;

    /// <summary>Then the compiler has reported an error, and the contract may be what is missing.</summary>
    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.TypeKind == TypeKind.Error)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(UnknownTypes.IsIn) || (type.BaseType is { } parent && UnknownTypes.IsIn(parent));
    }
}
