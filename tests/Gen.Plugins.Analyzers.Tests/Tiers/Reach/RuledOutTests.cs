using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Reach;

/// <summary>Where assemblies and namespaces leave no way to break a rule, no code is looked at.</summary>
public sealed class RuledOutTests
{
    [Theory]
    [InlineData("Acme.Actions.Postgres", "Acme.Shared", 0)]
    [InlineData("Acme.Actions.Postgres", "Acme.Runtime", 0)]
    [InlineData("Acme.Actions.Postgres", "Acme.Tools", 0)]
    [InlineData("Acme.Actions.Postgres", "Acme.Actions.Postgres", 0)]
    [InlineData("Acme.Host", "Acme.Actions.Postgres", 0)]
    [InlineData("Acme.Shared", "Acme.Runtime", 0)]
    [InlineData("Acme.Actions.Postgres", "Acme.Actions.Http", 1)]
    [InlineData("Acme.Actions.Postgres", "Acme.Controllers.Workbook", 1)]
    [InlineData("Acme.Shared", "Acme.Actions.Http", 1)]
    [InlineData("Acme.Runtime", "Acme.Shared", 1)]
    public async Task Files_are_registered_for_only_if_a_breach_is_possible(string from, string to, int registered)
    {
        foreach (var asProject in new[] { true, false })
        {
            var used = Create("Acme.Used", $"namespace {to} {{ public class Book; }}");
            var user = Create("Acme.User", $"namespace {from} {{ public class Export; }}", asProject ? used.ToMetadataReference() : used.ToFile());
            var analyzer = new TierAnalyzer();
            var asked = user.WithAnalyzers([analyzer], new AnalyzerOptions([], Options));

            await asked.GetAnalyzerDiagnosticsAsync();

            var telemetry = await asked.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            Assert.Equal(registered, telemetry.SemanticModelActionsCount);
            Assert.Equal(0, telemetry.SyntaxNodeActionsCount + telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.SymbolActionsCount);
        }
    }

    private static ProjectOptions Options { get; } = new([new("PluginTierConvention", "true")]);

    private static Compilation Create(string name, string source, params MetadataReference[] references)
    {
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Create([source], name, references: references), out var generated, out _);
        return generated;
    }
}
