using System.Collections.Immutable;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>A project as the compiler and the generator see it: sources, settings, references. A host, unless it says otherwise.</summary>
internal sealed record TestProject(params string[] Sources)
{
    public string Name { get; init; } = "Acme.App";

    /// <summary><c>GeneratePluginRegistry</c> as the project file spells it; <see langword="null"/>: not there.</summary>
    public string? Registry { get; init; } = "true";

    /// <summary><see langword="null"/>: not there.</summary>
    public string? RootNamespace { get; init; } = "Acme";

    /// <summary>Other MSBuild properties.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Language { get; init; } = LanguageVersion.Preview;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool CheckOverflow { get; init; }

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Files that are not code.</summary>
    public ImmutableArray<AdditionalText> Files { get; init; } = [];

    /// <summary>What the build says of each such file, by path.</summary>
    public ImmutableDictionary<string, string> FileMetadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Takes a reference away from those that every project has, by file name.</summary>
    public string? Without { get; init; }

    public static TestProject Library(string name, params string[] sources) => new(sources) { Name = name, Registry = null, RootNamespace = name };

    public TestProject With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>Adds a file below the project's folder.</summary>
    public TestProject WithFile(string path, string text) => this with { Files = Files.Add(new TextFile("/src/" + path, text)) };

    public CSharpCompilation Compile()
    {
        var compilation = TestCompilation.Create(Sources, Name, Output, Language, References, Nullable, CheckOverflow);
        return Without is null
            ? compilation
            : compilation.WithReferences(compilation.References.Where(r => Path.GetFileName((r as PortableExecutableReference)?.FilePath) != Without));
    }

    /// <summary>Runs the generator with all of the harness's checks. The project must compile, before or after.</summary>
    public Generated Generate() => GeneratorHarness.Run(this, compiles: true);

    /// <summary>Runs the generator with all of the harness's checks on a project that has errors of its own; the generator must not add to them.</summary>
    public Generated GenerateInSpiteOfErrors() => GeneratorHarness.Run(this, compiles: false);
}
