using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Uses;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>
/// GEN0201 to GEN0204: who may use whom; GEN0207 and GEN0208: known breaches that are gone or overdue. All share one walk over a file, which names,
/// operations and implicit calls are found in.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TierAnalyzer : PluginAnalyzer
{
    /// <summary>Properties of a diagnostic: the places, and both types as <c>typeof</c> takes them, for fixes and for <c>gen tiers baseline</c>.</summary>
    public const string From = nameof(From);
    public const string To = nameof(To);
    public const string ExceptionFrom = nameof(ExceptionFrom);
    public const string ExceptionTo = nameof(ExceptionTo);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.ReachesUp,
        Descriptors.OtherPlugin,
        Descriptors.ForbiddenUse,
        Descriptors.PluginFreeUse,
        Descriptors.StaleException,
        Descriptors.OverdueException);

    protected override void Register(CompilationStartAnalysisContext context)
    {
        var compilation = context.Compilation;
        var scope = new TierScope(compilation, TierSettings.Parse(context.Options.AnalyzerConfigOptionsProvider));
        if (scope.CanBreach)
        {
            context.RegisterSemanticModelAction(file =>
            {
                foreach (var breach in scope.BreachesIn(file.SemanticModel))
                {
                    if (!scope.Exceptions.Exists(breach.IsCoveredBy))
                    {
                        Report(file.ReportDiagnostic, breach, scope, file.SemanticModel);
                    }
                }
            });
        }

        if (scope.Exceptions.Count > 0)
        {
            context.RegisterSemanticModelAction(file => AnalyzeExceptions(file, scope, compilation));
        }
    }

    private static void Report(Action<Diagnostic> report, Breach breach, TierScope scope, SemanticModel model)
    {
        var project = model.Compilation.AssemblyName ?? "";
        var place = Location.Create(model.SyntaxTree, breach.Use.Span);
        var target = breach.Use.Target;
        var rule = breach.Judge.Check(target) switch
        {
            TierBreach.ReachesUp => Descriptors.ReachesUp,
            TierBreach.OtherPlugin => Descriptors.OtherPlugin,
            TierBreach.PluginFree => Descriptors.PluginFreeUse,
            _ => null,
        };
        if (rule is not null)
        {
            report(Diagnostic.Create(rule, place, Properties(breach, scope.Places.Of(target).ToString(), target), TierMessages.OfTier(breach, scope.Places, project)));
        }

        if (breach.Api is { } api)
        {
            report(Diagnostic.Create(Descriptors.ForbiddenUse, place, Properties(breach, TierText.Full(target), target), TierMessages.OfApi(breach, api, project)));
        }
    }

    private static ImmutableDictionary<string, string?> Properties(Breach breach, string to, INamedTypeSymbol target)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(From, breach.Judge.Place.ToString()).Add(To, to);
        return breach.Judge.From is { } from && TierText.TypeOf(from) is { } exceptionFrom && TierText.TypeOf(target) is { } exceptionTo
            ? properties.Add(ExceptionFrom, exceptionFrom).Add(ExceptionTo, exceptionTo)
            : properties;
    }

    private static void AnalyzeExceptions(SemanticModelAnalysisContext context, TierScope scope, Compilation compilation)
    {
        foreach (var exception in scope.Exceptions)
        {
            if (exception.Attribute.ApplicationSyntaxReference is not { } syntax || syntax.SyntaxTree != context.SemanticModel.SyntaxTree)
            {
                continue;
            }

            var place = AttributePlaces.Of(exception.Attribute, compilation.Assembly, context.CancellationToken);
            var (from, to) = (TierText.Short(exception.From), TierText.Short(exception.To));
            if (!scope.IsNeeded(exception, compilation))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.StaleException, place, from, to));
            }
            else if (exception.Until is { } until && until <= scope.Facts.Settings.BuildDate)
            {
                var day = AttributePlaces.Named(exception.Attribute, "Until", compilation.Assembly, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.OverdueException, day, from, to, until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
    }
}
