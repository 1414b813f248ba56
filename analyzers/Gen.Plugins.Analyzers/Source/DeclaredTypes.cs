using System.Collections.Immutable;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Source;

/// <summary>Finds the types of a project that bear our attributes without looking at all of its types: by the text of its files.</summary>
internal static class DeclaredTypes
{
    /// <summary>The types that bear an attribute of ours, in the order of these attributes.</summary>
    public static IEnumerable<INamedTypeSymbol> Bearing(Compilation compilation, IEnumerable<string> types, string attribute) =>
        types.Distinct(StringComparer.Ordinal)
            .SelectMany(name => compilation.Assembly.GetTypeByMetadataName(name) is { } type ? [type] : FileLocal(compilation, name))
            .Select(type => (Type: type, Marker: PluginRules.FirstOf(type, attribute)?.ApplicationSyntaxReference))
            .Where(static t => t.Marker is not null)
            .OrderBy(static t => t.Marker!, DeclarationOrder.Instance)
            .Select(static t => t.Type);

    /// <summary>Those of a name that are local to a file, which have another one in metadata. No host can have them, but who needs them is not told to miss them.</summary>
    private static IEnumerable<INamedTypeSymbol> FileLocal(Compilation compilation, string name)
    {
        var parts = name.Split('+');
        var spaces = parts[0].Split('.');
        INamespaceSymbol? space = compilation.Assembly.GlobalNamespace;
        for (var i = 0; i < spaces.Length - 1; i++)
        {
            space = space?.GetNamespaceMembers().FirstOrDefault(s => s.Name == spaces[i]);
        }

        var types = space is null ? [] : Members(space, spaces[spaces.Length - 1]).Where(static t => t.IsFileLocal);
        return parts.Skip(1).Aggregate(types, static (declaring, nested) => declaring.SelectMany(t => Members(t, nested)));

        static IEnumerable<INamedTypeSymbol> Members(INamespaceOrTypeSymbol declaring, string name) =>
            declaring.GetTypeMembers(name.Split('`')[0]).Where(t => t.MetadataName.EndsWith(name, StringComparison.Ordinal));
    }

    /// <summary>What each file declares, under all names that our attributes have in the project.</summary>
    public static ImmutableArray<FileDeclarations> Files(Compilation compilation)
    {
        var files = compilation.SyntaxTrees.Select(FileDeclarations.Of).ToImmutableArray();
        var aliases = ImmutableDictionary<string, string>.Empty;
        foreach (var file in files)
        {
            aliases = file.GlobalAliases.IsEmpty ? aliases : aliases.SetItems(file.GlobalAliases);
        }

        return aliases.IsEmpty ? files : compilation.SyntaxTrees.Select(tree => FileDeclarations.Of(tree, aliases)).ToImmutableArray();
    }
}
