using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Creation;

/// <summary>GEN0105: it is clear which constructor creates a plugin, and generated code can call it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ConstructorAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NoConstructor);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        // What cannot be created whatever its constructors is told first (GEN0104).
        if (context.Symbol is not INamedTypeSymbol type || type.Ours(KnownNames.Plugin) is not { } plugin || PluginRules.FaultOf(type) != CreationFault.None)
        {
            return;
        }

        var choice = ConstructorChoice.Of(type);
        if (choice.Fault == ConstructorFault.None || (choice.Parameter is { } parameter && UnknownTypes.IsIn(parameter.Type)))
        {
            return;
        }

        var place = choice switch
        {
            { Parameter: { } at } => AttributePlaces.Of(at),
            { Constructor: { IsImplicitlyDeclared: false } at } => AttributePlaces.Of(at),
            _ => AttributePlaces.Bearer(plugin, type, context.CancellationToken),
        };
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoConstructor, place, type.Name, Advice(choice)));
    }

    private static string Advice(ConstructorChoice choice) => choice.Fault switch
    {
        ConstructorFault.NonePublic => "it has no public constructor. Make one public, or mark an internal one with [ActivatorUtilitiesConstructor].",
        ConstructorFault.Several => "it has several public constructors. Mark the one to call with [ActivatorUtilitiesConstructor].",
        ConstructorFault.SeveralMarked => "several of its constructors are marked with [ActivatorUtilitiesConstructor]. Leave the mark on one.",
        ConstructorFault.MarkedUnreachable => "the constructor marked with [ActivatorUtilitiesConstructor] is private or protected. Make it internal or public.",
        ConstructorFault.Parameter => $"parameter '{choice.Parameter!.Name}' {Kind(choice.Parameter)}, and a service is an object that is passed by value. Change the parameter, or mark another constructor with [ActivatorUtilitiesConstructor].",
        ConstructorFault.UnknownParameter => $"generated code cannot name the type of parameter '{choice.Parameter!.Name}'. Make that type internal or public.",
        ConstructorFault.UnknownKey => $"generated code cannot name the key of parameter '{choice.Parameter!.Name}'. Make its type internal or public.",
        ConstructorFault.NotCallable => "its constructor is obsolete as an error, or takes a list of any arguments. Mark another one with [ActivatorUtilitiesConstructor].",
        ConstructorFault.RequiredMembers => $"its constructor leaves {Members(choice.RequiredMembers)} unset. Set it there and mark the constructor with [SetsRequiredMembers], or remove 'required'.",
        _ => "generated code cannot call its constructor.",
    };

    private static string Members(ImmutableArray<string> names) =>
        (names.Length == 1 ? "the required member " : "the required members ") + string.Join(", ", names.Select(static n => $"'{n}'"));

    private static string Kind(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "is 'out'",
        { RefKind: RefKind.In } => "is 'in'",
        { RefKind: not RefKind.None } => "is 'ref'",
        { Type.IsRefLikeType: true } => "lives on the stack",
        _ => "is a pointer",
    };
}
