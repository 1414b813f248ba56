#nullable enable
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

// RS1036, RS2008: it stands in for an analyzer of ours, is compiled by a test, and is never released.
#pragma warning disable RS1036, RS2008
/// <summary>Reports each use of a type of another namespace below Acme, as the tier analyzer does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Reporter : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("GEN0202", "Another plugin is used directly", "'{0}' in {1} must not use '{2}' in {3}: an action uses shared and runtime only", "Gen.Plugins", DiagnosticSeverity.Error, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static c =>
        {
            var name = (SimpleNameSyntax)c.Node;
            if (c.SemanticModel.GetSymbolInfo(name).Symbol is not INamedTypeSymbol to || c.ContainingSymbol is null) return;
            var from = c.ContainingSymbol as INamedTypeSymbol ?? c.ContainingSymbol.ContainingType;
            if (from is null || Plugin(to) is not { } plugin || Plugin(from) is not { } own || plugin == own) return;
            var properties = ImmutableDictionary<string, string?>.Empty.Add("From", own + " (action)").Add("To", plugin + " (action)");
            if (from.DeclaredAccessibility != Accessibility.Private)
                properties = properties.Add("ExceptionFrom", Expression(from)).Add("ExceptionTo", Expression(to));
            c.ReportDiagnostic(Diagnostic.Create(s_rule, name.GetLocation(), properties, from.Name, own + " (action)", to.Name, plugin + " (action)"));
        }, SyntaxKind.IdentifierName, SyntaxKind.GenericName);
    }

    private static string? Plugin(INamedTypeSymbol type) => type.ContainingNamespace.ToString().Split('.') is { Length: 3 } parts && parts[0] == "Acme" ? parts[2].ToLowerInvariant() : null;

    private static string Expression(INamedTypeSymbol type) => (type.IsGenericType ? type.ConstructUnboundGenericType() : type).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
