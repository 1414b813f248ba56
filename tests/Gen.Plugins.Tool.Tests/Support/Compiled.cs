using System.Collections.Immutable;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>An assembly as a build makes it: compiled, with what the generator adds.</summary>
internal sealed class Compiled
{
    private Compiled(string name, byte[] image) => (Name, Image) = (name, image);

    public string Name { get; }

    public byte[] Image { get; }

    public string FileName => Name + ".dll";

    public static Compiled Library(string name, string source, params Compiled[] references) => Compile(name, source, [], references);

    /// <summary>A library with files of SQL, by path in its project.</summary>
    public static Compiled Library(string name, string source, LanguageVersion language, OptimizationLevel optimization, params (string Path, string Text)[] files) =>
        Compile(name, source, [new("ProjectDir", "/src/")], [], language, optimization, [.. files.Select(static f => new TextFile("/src/" + f.Path, f.Text))]);

    /// <summary>A host, with the properties of its project.</summary>
    public static Compiled Host(string name, string source, Dictionary<string, string>? properties, params Compiled[] references) =>
        Compile(name, source, [.. properties ?? [], new("GeneratePluginRegistry", "true"), new("RootNamespace", name)], references);

    /// <summary>A library with files of SQL, by path in its project.</summary>
    public static Compiled LibraryWith(string name, string source, IEnumerable<(string Path, string Text)> files, params Compiled[] references) =>
        Compile(name, source, [new("ProjectDir", "/src/")], references, optimization: OptimizationLevel.Release, files: TextFiles(files));

    /// <summary>A host with files of SQL.</summary>
    public static Compiled HostWith(string name, string source, IEnumerable<(string Path, string Text)> files, params Compiled[] references) =>
        Compile(name, source, [new("ProjectDir", "/src/"), new("GeneratePluginRegistry", "true"), new("RootNamespace", name)], references, optimization: OptimizationLevel.Release, files: TextFiles(files));

    private static IEnumerable<AdditionalText> TextFiles(IEnumerable<(string Path, string Text)> files) => [.. files.Select(static f => new TextFile("/src/" + f.Path, f.Text))];

    private static Compiled Compile(
        string name,
        string source,
        IEnumerable<KeyValuePair<string, string>> properties,
        Compiled[] references,
        LanguageVersion language = LanguageVersion.Preview,
        OptimizationLevel optimization = OptimizationLevel.Debug,
        IEnumerable<AdditionalText>? files = null)
    {
        var compilation = TestCompilation.Create([source], name, language: language, references: references.Select(static r => MetadataReference.CreateFromImage(r.Image)));
        compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(optimization));
        CSharpGeneratorDriver.Create([new PluginGenerator().AsSourceGenerator()], additionalTexts: files, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, optionsProvider: new ProjectOptions(properties))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        Assert.Empty(diagnostics);
        using var image = new MemoryStream();
        var result = generated.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)));
        return new(name, image.ToArray());
    }
}
