using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>GEN0205, GEN0206 and GEN0209: what a project says of its tiers leaves a type out, contradicts itself, or is no tier, no day or no reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TierDeclarationAnalyzer : PluginAnalyzer
{
    /// <summary>A property of GEN0206: the tier that the place of a class says, where <c>[Plugin]</c> says another.</summary>
    public const string Told = nameof(Told);

    private const string Known = "The tiers are Runtime, Shared, Controller and Action.";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NoTier, Descriptors.TierConflict, Descriptors.InvalidTierSetting);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var settings = TierSettings.Parse(context.Options.AnalyzerConfigOptionsProvider);
        var scope = new TierScope(compilation, settings);
        // A plugin that says its tier describes itself; who marks other types, or has namespaces tell, means all of them.
        var hasTiers = scope.Own.TiersNamespaces || DeclaredTypes.Bearing(compilation, scope.Files.SelectMany(static f => f.Tiers), KnownNames.Tier).Any(static type => type.Ours(KnownNames.Plugin) is null);
        if (hasTiers || !scope.Own.IsSilent || scope.Files.Any(static f => f.Tiers.Length > 0))
        {
            var program = new Lazy<INamedTypeSymbol?>(() => compilation.GetEntryPoint(CancellationToken.None)?.ContainingType);
            context.RegisterSymbolAction(type => AnalyzeType(type, scope, hasTiers, program), SymbolKind.NamedType);
        }

        if (AssemblySettings.Check(compilation, settings) is { Count: > 0 } faults)
        {
            context.RegisterSemanticModelAction(file => Report(faults, file.SemanticModel.SyntaxTree, file.ReportDiagnostic));
        }

        if (SettingFaults(settings) is { Count: > 0 } wrong)
        {
            if (context.Options.AdditionalFiles.Any(static file => ProjectFile.IsOne(file.Path)))
            {
                context.RegisterAdditionalFileAction(file => ReportInProject(wrong, file));
            }
            else if (FirstFile(compilation, context.Options.AnalyzerConfigOptionsProvider) is { } first)
            {
                // A build that does not hand over the project file.
                context.RegisterSemanticModelAction(file => wrong.ForEach(fault => Report([(fault.Rule, first.GetRoot().GetFirstToken().GetLocation(), fault.Message)], file.SemanticModel.SyntaxTree, file.ReportDiagnostic)));
            }
        }
    }

    private static SyntaxTree? FirstFile(Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        compilation.SyntaxTrees.Where(tree => !GeneratedFiles.Contain(tree, options)).OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).FirstOrDefault();

    private static void ReportInProject(List<(string Property, string Text, DiagnosticDescriptor Rule, string Message)> faults, AdditionalFileAnalysisContext context)
    {
        if (ProjectFile.IsOne(context.AdditionalFile.Path) && ProjectFile.Find([context.AdditionalFile]) is { } project)
        {
            foreach (var (property, text, rule, message) in faults)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, project.Property(property, text) ?? project.Start, message));
            }
        }
    }

    private static void Report(List<(DiagnosticDescriptor Rule, Location Place, string Message)> faults, SyntaxTree tree, Action<Diagnostic> report)
    {
        foreach (var (rule, place, message) in faults)
        {
            if (place.SourceTree == tree)
            {
                report(Diagnostic.Create(rule, place, message));
            }
        }
    }

    private static List<(string Property, string Text, DiagnosticDescriptor Rule, string Message)> SettingFaults(TierSettings settings)
    {
        var faults = new List<(string, string, DiagnosticDescriptor, string)>();
        if (settings is { TierText.Length: > 0, Tier: null })
        {
            faults.Add((TierSettings.TierProperty, settings.TierText, Descriptors.InvalidTierSetting, $"PluginTier is {Quoted.Of(settings.TierText)}, which is no tier. {Known}"));
        }

        if (settings.DateText.Length > 0 && TierSettings.Date(settings.DateText) is null)
        {
            faults.Add((TierSettings.DateProperty, settings.DateText, Descriptors.InvalidTierSetting, $"PluginBuildDate is {Quoted.Of(settings.DateText)}, which is no day: write it as yyyy-MM-dd."));
        }

        if (settings is { Free: true, Tier: Tier.Controller or Tier.Action })
        {
            faults.Add((TierSettings.FreeProperty, "true", Descriptors.TierConflict, $"PluginFree says that this project uses no controller and no action, PluginTier that it is one ({settings.TierText}): keep one of them."));
        }

        return faults;
    }

    private static void AnalyzeType(SymbolAnalysisContext context, TierScope scope, bool hasTiers, Lazy<INamedTypeSymbol?> program)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.IsImplicitlyDeclared || type.Locations.IsEmpty)
        {
            return;
        }

        AnalyzeSaid(context, type, scope);
        var place = scope.Places.Of(type);
        if (hasTiers
            && place is { Tier: null, FreeOf: null }
            && type.ContainingType is null
            && !SymbolEqualityComparer.Default.Equals(type, program.Value)
            && !GeneratedFiles.Contain(AttributePlaces.Of(type).SourceTree!, context.Options.AnalyzerConfigOptionsProvider))
        {
            var advice = scope.Own.HasConvention
                ? "move it to a namespace with a segment Runtime, Shared, Controllers or Actions, or add [PluginTier]"
                : "add [PluginTier], or [assembly: PluginTier] for its namespace";
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoTier, AttributePlaces.Of(type), TierText.Short(type), advice));
        }
    }

    private static void AnalyzeSaid(SymbolAnalysisContext context, INamedTypeSymbol type, TierScope scope)
    {
        var first = TierPlaces.SaidByTier(type);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Tier))
            {
                if (attribute.ConstructorArguments is [var argument] && TierNumbers.Parse(argument) is { } tier && first is { } other && tier != other)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.TierConflict,
                        AttributePlaces.First(attribute, type, context.CancellationToken),
                        $"'{TierText.Short(type)}' is {Word(tier)} here and {Word(other)} by another attribute: keep one of them"));
                }
                else if (AssemblySettings.Unknown(attribute) is { } wrong)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidTierSetting, AttributePlaces.First(attribute, type, context.CancellationToken), $"{wrong} is no tier. {Known}"));
                }
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Plugin)
                && attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Tier") is { Key: not null, Value: { Kind: TypedConstantKind.Enum, Value: int value } })
            {
                AnalyzePlugin(context, type, scope, attribute, value);
            }
        }
    }

    private static void AnalyzePlugin(SymbolAnalysisContext context, INamedTypeSymbol type, TierScope scope, AttributeData attribute, int value)
    {
        var place = AttributePlaces.Named(attribute, "Tier", type, context.CancellationToken);
        if (TierNumbers.Parse(value) is not { } said)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidTierSetting, place, $"{value} is no tier. {Known}"));
            return;
        }

        var around = TierPlaces.SaidByTier(type) ?? (type.ContainingType is { } outer ? TierPlaces.Said(outer) : null) ?? scope.Places.AroundOf(type).Tier;
        if (around is { } tier && tier != said)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.TierConflict,
                place,
                ImmutableDictionary<string, string?>.Empty.Add(Told, tier.ToString().ToLowerInvariant()),
                $"'{TierText.Short(type)}' says that it is {Word(said)} and stands where code is {Word(tier)}: leave Tier out, or move the class"));
        }
        else if (said is Tier.Controller or Tier.Action && scope.Places.AroundOf(type).FreeOf is { } free)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.TierConflict, place, $"'{TierText.Short(type)}' says that it is {Word(said)} and stands in '{free}', which is plugin-free: move the class"));
        }
    }

    private static string Word(Tier tier) => tier switch
    {
        Tier.Runtime => "runtime",
        Tier.Shared => "shared",
        Tier.Controller => "a controller",
        _ => "an action",
    };
}
