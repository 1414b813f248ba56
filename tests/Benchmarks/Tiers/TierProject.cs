using System.Collections.Immutable;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Benchmarks.Tiers;

/// <summary>One project of the measured solution; compiled anew from its text each time it is asked.</summary>
internal sealed class TierProject
{
    private readonly string _name;
    private readonly CSharpParseOptions _parse;
    private readonly ImmutableArray<string> _sources;
    private readonly MetadataReference[] _references;

    public TierProject(string name, string[] sources, MetadataReference[] references, CSharpParseOptions parse)
    {
        (_name, _references, _parse, _sources) = (name, references, parse, [.. sources]);
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], optionsProvider: TierSolution.Options, parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(Compile(), out var generated, out _);
        _sources = [.. _sources, .. generated.SyntaxTrees.Skip(_sources.Length).Select(static t => t.ToString())];
        var errors = Compile().GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(errors[0].ToString());
        }
    }

    public int Lines => _sources.Sum(static s => s.AsSpan().Count('\n'));

    public int Types => _sources.Length;

    public CSharpCompilation Compile() => TestCompilation.Create([], _name, references: _references)
        .AddSyntaxTrees(_sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, _parse, $"/src/{_name}/File{i}.cs")));

    public MetadataReference ToFile() => Compile().ToFile();
}
