using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Creation;

/// <summary>GEN0104: generated code in the plugin's assembly can create it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CreationAnalyzer : PluginAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.CannotBeCreated);

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { Name.Length: > 0 } type && type.Ours(KnownNames.Plugin) is { } plugin && PluginRules.FaultOf(type) is not CreationFault.None and var fault)
        {
            var place = AttributePlaces.Bearer(plugin, type, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CannotBeCreated, place, type.Name, Advice(type, fault)));
        }
    }

    private static string Advice(INamedTypeSymbol type, CreationFault fault) => fault switch
    {
        CreationFault.NotAClass => $"{Kind(type)} is not a class. Make it a class.",
        CreationFault.Static => "a static class has no instances. Remove 'static'.",
        CreationFault.Abstract => "an abstract class has no instances. Remove 'abstract', or move [Plugin] to a class that derives from it.",
        CreationFault.Generic => "generated code cannot know its type arguments. Derive a class that sets them, and move [Plugin] there.",
        CreationFault.InGenericType => $"it is nested in '{Around(type, static t => !t.TypeParameters.IsEmpty).Name}', whose type arguments generated code cannot know. Move it out.",
        CreationFault.FileLocal => $"'{Around(type, static t => t.IsFileLocal).Name}' is file-local, so that generated code, in another file, cannot see it. Remove 'file'.",
        CreationFault.Unreachable => Unreachable(Around(type, static t => IsHidden(t.DeclaredAccessibility))),
        CreationFault.Obsolete => $"'{Around(type, IsObsolete).Name}' is obsolete as an error, so that generated code may not use it. Make that a warning, or remove [Plugin].",
        _ => "generated code cannot create it. Remove [Plugin].",
    };

    private static string Unreachable(INamedTypeSymbol hidden) =>
        $"'{hidden.Name}' is {Word(hidden.DeclaredAccessibility)}, so that generated code, outside of '{hidden.ContainingType?.Name}', cannot reach it. Make it internal or public.";

    /// <summary>The type, or the nearest one around it, that is at fault.</summary>
    private static INamedTypeSymbol Around(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> isAtFault)
    {
        for (var around = type; around is not null; around = around.ContainingType)
        {
            if (isAtFault(around))
            {
                return around;
            }
        }

        return type;
    }

    private static bool IsHidden(Accessibility accessibility) => accessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static bool IsObsolete(INamedTypeSymbol type) => type.GetAttributes().Any(static a => a.AttributeClass?.Name == "ObsoleteAttribute");

    private static string Word(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Protected => "protected",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    private static string Kind(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Struct => type.IsRefLikeType ? "a ref struct" : type.IsRecord ? "a record struct" : "a struct",
        TypeKind.Interface => "an interface",
        TypeKind.Enum => "an enum",
        TypeKind.Delegate => "a delegate",
        _ => "it",
    };
}
