using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Benchmarks.Generator;

/// <summary>A project with many plugins, one in each file, and a file beside them that somebody edits.</summary>
internal sealed class Workload
{
    private readonly CSharpCompilation _project;
    private int _edits;

    public Workload(int plugins, IEnumerable<MetadataReference>? references = null)
    {
        const string Contract = """
            namespace Acme;

            [Gen.Plugins.PluginContract("work")]
            public interface IWork
            {
                int Run(int value);
            }
            """;
        _project = TestCompilation.Create([Edited(0), Contract, .. PluginSources.Files(plugins, "global::Acme.IWork", 1)], references: references);
    }

    public CSharpParseOptions ParseOptions => (CSharpParseOptions)_project.SyntaxTrees[0].Options;

    /// <summary>The project, with symbols of its own.</summary>
    public CSharpCompilation Fresh() => _project.Clone();

    /// <summary>The project after one more edit in the body of a method elsewhere.</summary>
    public CSharpCompilation AfterEdit()
    {
        var tree = _project.SyntaxTrees[0];
        return _project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(Edited(++_edits), ParseOptions, tree.FilePath));
    }

    public GeneratorDriver Driver(IIncrementalGenerator generator, bool tracked = false) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new BuildProperties(("GeneratePluginRegistry", "true"), ("RootNamespace", "Acme")),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracked));

    private static string Edited(int number) => $$"""
        namespace Acme;

        internal static class Elsewhere
        {
            public static int Number() => {{number}};
        }
        """;
}
