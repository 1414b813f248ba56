using System.Collections.Immutable;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>A project with its generated files.</summary>
internal sealed record Generated(CSharpCompilation Compilation, ImmutableSortedDictionary<string, string> Files)
{
    private MetadataReference? _file;

    /// <summary>The text of the registrar; <see langword="null"/>: there is none.</summary>
    public string? Registrar => Files.GetValueOrDefault(Hints.Registrar);

    /// <summary>The text of the registry; <see langword="null"/>: there is none.</summary>
    public string? Host => Files.GetValueOrDefault(Hints.Host);

    /// <summary>As an editor references a project.</summary>
    public MetadataReference AsCompilation(params string[] aliases) => Compilation.ToMetadataReference([.. aliases]);

    /// <summary>As a build references a project or a package.</summary>
    public MetadataReference AsFile(params string[] aliases)
    {
        _file ??= Compilation.ToFile();
        return aliases.Length == 0 ? _file : _file.WithAliases(aliases);
    }

    /// <summary>Loads the project, and before it what it references.</summary>
    public LoadedHost Load(params Generated[] references) => new(this, references);
}
