using System.Collections.Immutable;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>
/// The plugins and contracts of a project by the words in their attributes. Built when first asked, from the text of all files; only types that a
/// question is about are bound.
/// </summary>
internal sealed class DeclaredNames(Compilation compilation)
{
    // No cancellation: a Lazy would remember it.
    private readonly Lazy<(ILookup<string, string> Plugins, ILookup<string, string> Contracts)> _words = new(() =>
    {
        var files = Files(compilation);
        return (Index(files, static f => f.Plugins), Index(files, static f => f.Contracts));
    });

    /// <summary>Types that may be plugins and whose name, alias or <c>Replaces</c> is, or may be, the word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="asker">Whether one of them asks, which, if it is the only one, need not be told of itself: most are, and are not bound.</param>
    public IEnumerable<INamedTypeSymbol> Plugins(string word, bool asker) =>
        asker && _words.Value.Plugins[word].Count() + _words.Value.Plugins[""].Count() == 1 ? [] : Bind(_words.Value.Plugins, word);

    /// <summary>Types that may be contracts of that name.</summary>
    public IEnumerable<INamedTypeSymbol> Contracts(string name) => Bind(_words.Value.Contracts, name);

    /// <summary>Whether the project declares a plugin or a contract.</summary>
    public static bool Any(Compilation compilation) => Files(compilation).Any(f =>
        f.Plugins.Any(p => Bind(compilation, p.Type)?.Ours(KnownNames.Plugin) is not null)
        || f.Contracts.Any(c => Bind(compilation, c.Type)?.Ours(KnownNames.Contract) is not null));

    private IEnumerable<INamedTypeSymbol> Bind(ILookup<string, string> words, string word)
    {
        foreach (var type in words[word].Concat(words[""]))
        {
            if (Bind(compilation, type) is { } symbol)
            {
                yield return symbol;
            }
        }
    }

    private static INamedTypeSymbol? Bind(Compilation compilation, string type) => compilation.Assembly.GetTypeByMetadataName(type);

    private static ILookup<string, string> Index(IEnumerable<FileNames> files, Func<FileNames, ImmutableArray<DeclaredWord>> words) =>
        // No name is empty, so that the unknown ones can stand there.
        files.SelectMany(f => words(f)).Distinct().ToLookup(static w => w.Word ?? "", static w => w.Type, StringComparer.Ordinal);

    private static FileNames[] Files(Compilation compilation)
    {
        var files = compilation.SyntaxTrees.Select(FileNames.Of).ToArray();
        var aliases = ImmutableDictionary<string, string>.Empty;
        foreach (var file in files)
        {
            aliases = file.GlobalAliases.IsEmpty ? aliases : aliases.SetItems(file.GlobalAliases);
        }

        return aliases.IsEmpty ? files : [.. compilation.SyntaxTrees.Select(tree => FileNames.Of(tree, aliases))];
    }
}
