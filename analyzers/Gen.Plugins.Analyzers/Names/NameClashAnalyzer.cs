using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Names.Clashes;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Names;

/// <summary>
/// GEN0102: within a contract a name or alias means one plugin, and within a host a name means one contract. Each type is asked for by itself, so
/// that both ends are found while one file is edited; what only a host's references are at odds about is told in the host.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameClashAnalyzer : PluginAnalyzer
{
    /// <summary>The property of a diagnostic that holds the name which <c>Replaces</c> would resolve the clash with; the fix reads it.</summary>
    public const string Replaceable = "Replaces";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NameClash);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var declared = new DeclaredNames(compilation);
        var options = context.Options.AnalyzerConfigOptionsProvider;
        if (!HostParser.IsHost(compilation, HostParser.Parse(options, context.CancellationToken)))
        {
            var names = new NameClaims(declared, default);
            context.RegisterSymbolAction(symbol => AnalyzePlugin(symbol, names), SymbolKind.NamedType);
            return;
        }

        var manifests = ManifestReader.Read(compilation, context.CancellationToken);
        var plugins = new NameClaims(declared, manifests);
        var contracts = new ContractClaims(declared, manifests);
        context.RegisterSymbolAction(symbol => AnalyzePlugin(symbol, plugins), SymbolKind.NamedType);
        context.RegisterSymbolAction(symbol => AnalyzeContract(symbol, contracts), SymbolKind.NamedType);

        // File by file rather than at the end of the compilation, which editors do not wait for.
        var between = new Lazy<string[]>(() => [.. plugins.OfReferences().Select(static c => c.Message()).Concat(contracts.OfReferences())]);
        var place = new Lazy<Location?>(() => HostPlace.Find(compilation, options));
        context.RegisterSemanticModelAction(model => AnalyzeReferences(model, between, place));
    }

    private static void AnalyzePlugin(SymbolAnalysisContext context, NameClaims names)
    {
        if (context.Symbol is not INamedTypeSymbol type || names.Own(type) is not { } plugin)
        {
            return;
        }

        ReportOwnAliases(context, plugin);
        foreach (var clash in names.Of(plugin))
        {
            var properties = clash.Kind == ClashKind.NameAndName && names.CanReplace(plugin)
                ? ImmutableDictionary<string, string?>.Empty.Add(Replaceable, clash.Word)
                : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NameClash, Place(context, clash), properties, clash.Message()));
        }
    }

    private static Location Place(SymbolAnalysisContext context, Clash clash)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            switch (clash.Kind)
            {
                case ClashKind.Replaces when attribute.AttributeClass.IsOurs(KnownNames.Plugin):
                    return AttributePlaces.Named(attribute, "Replaces", context.Symbol, context.CancellationToken);
                case ClashKind.NameAndName or ClashKind.NameAndAlias when attribute.AttributeClass.IsOurs(KnownNames.Plugin):
                case ClashKind.AliasAndName or ClashKind.AliasAndAlias when attribute.AttributeClass.IsOurs(KnownNames.Alias) && AttributeValues.TryFirst(attribute, out var alias) && alias == clash.Word:
                    return AttributePlaces.First(attribute, context.Symbol, context.CancellationToken);
            }
        }

        return AttributePlaces.Of(context.Symbol);
    }

    /// <summary>An alias that says nothing new: the plugin's own name, or an alias that it has already.</summary>
    private static void ReportOwnAliases(SymbolAnalysisContext context, Claimant plugin)
    {
        HashSet<string>? seen = null;
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.IsOurs(KnownNames.Alias) || !AttributeValues.TryFirst(attribute, out var alias) || (alias != plugin.Name && !plugin.Aliases.Contains(alias!)))
            {
                continue;
            }

            var message = alias == plugin.Name
                ? $"'{alias}' is an alias of '{context.Symbol.Name}' and its own name already. Remove the alias."
                : (seen ??= new(StringComparer.Ordinal)).Add(alias!) ? null : $"'{alias}' is an alias of '{context.Symbol.Name}' already. Remove one.";
            if (message is not null)
            {
                var place = AttributePlaces.First(attribute, context.Symbol, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NameClash, place, message));
            }
        }
    }

    private static void AnalyzeContract(SymbolAnalysisContext context, ContractClaims contracts)
    {
        if (context.Symbol is INamedTypeSymbol type && type.Ours(KnownNames.Contract) is { } contract && contracts.Of(type, contract) is { } message)
        {
            var place = AttributePlaces.First(contract, type, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NameClash, place, message));
        }
    }

    private static void AnalyzeReferences(SemanticModelAnalysisContext context, Lazy<string[]> between, Lazy<Location?> place)
    {
        if (between.Value.Length > 0 && place.Value?.SourceTree == context.SemanticModel.SyntaxTree)
        {
            foreach (var message in between.Value)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NameClash, place.Value, message));
            }
        }
    }
}
