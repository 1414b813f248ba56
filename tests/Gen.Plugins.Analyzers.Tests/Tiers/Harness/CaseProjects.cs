using System.Collections.Immutable;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Compiles a case: as one project, or with a project for each end.</summary>
internal static class CaseProjects
{
    /// <summary>What the cases assume, beside the convention.</summary>
    private const string Configuration = """
        [assembly: Gen.Plugins.PluginFree(Namespace = "Acme.Server")]
        [assembly: Gen.Plugins.PluginForbids(typeof(System.Data.Common.DbConnection), Tier = Gen.Plugins.PluginTier.Controller, Plugin = "workbook")]
        [assembly: Gen.Plugins.PluginForbids(typeof(System.Data.IDbConnection), Tier = Gen.Plugins.PluginTier.Controller, Plugin = "workbook")]

        """;

    /// <summary>Enough for constants that hang on constants of other ends, and so on.</summary>
    private const int Rounds = 6;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    public static ProjectOptions Options { get; } = new([new("PluginTierConvention", "true")]);

    /// <summary>All of a case in one assembly.</summary>
    public static ImmutableArray<Compilation> Whole(TierCase @case) => [Create("Acme.App", Trees(@case), [], [])];

    /// <summary>An assembly for each end, which sees all others.</summary>
    /// <param name="case">The case.</param>
    /// <param name="asProjects">The others are compilations, as in an editor; else files, as in a build.</param>
    /// <remarks>
    /// Ends of one case may use each other in a circle, which no order of builds can meet. So all of them are compiled again and again, each against the
    /// others as they were before, whatever was wrong with those, until nothing is.
    /// </remarks>
    public static ImmutableArray<Compilation> Split(TierCase @case, bool asProjects)
    {
        var trees = Trees(@case);
        var ends = trees.SelectMany(EndText.Ends).Distinct().ToDictionary(
            static end => end,
            end => trees.Select(tree => tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(EndText.Only(tree, end)))).ToArray());
        var made = new Dictionary<string, MetadataReference>();
        var compiled = Compile();
        for (var (round, clean) = (0, 0); round < Rounds && clean < 2; round++)
        {
            made = compiled.ToDictionary(static end => end.Key, static end => (MetadataReference)end.Value.ToMetadataReference());
            compiled = Compile();

            // What is right may still stand on what is not, such as a constant of unknown value.
            clean += clean > 0 || !compiled.Values.Any(HasErrors) ? 1 : 0;
        }

        made = compiled.ToDictionary(static end => end.Key, end => asProjects ? end.Value.ToMetadataReference() : end.Value.ToFile());
        return [.. Compile().Values];

        Dictionary<string, Compilation> Compile() => ends.ToDictionary(static end => end.Key, end => Create(end.Key, end.Value, ends.Keys, Others(end.Key)));

        IEnumerable<MetadataReference> Others(string end) => made.Where(other => other.Key != end).Select(static other => other.Value);
    }

    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error);

    private static SyntaxTree[] Trees(TierCase @case) =>
        [.. @case.Files().Select(static file => CSharpSyntaxTree.ParseText(file.Text, s_parse, "/src/" + file.Name))];

    private static Compilation Create(string name, SyntaxTree[] trees, IEnumerable<string> friends, IEnumerable<MetadataReference> references)
    {
        // What is internal to the case is internal to its ends.
        var configuration = Configuration + string.Concat(friends.Select(static friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n"));
        var isProgram = trees.Any(static tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        var compilation = TestCompilation.Create([], name, isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, references: references)
            .AddSyntaxTrees(trees)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(configuration, s_parse, "/src/Configuration.cs"));
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: Options, parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }
}
