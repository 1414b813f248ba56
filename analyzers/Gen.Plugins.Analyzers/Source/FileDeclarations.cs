using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Analyzers.Source;

/// <summary>
/// Which types of one file may bear which of our attributes, judged by the text alone, so that an edit costs the reading of one file, however many plugins
/// there are. What is found here and does not bind to our attributes is dropped later; what binds to them is always found here.
/// </summary>
internal sealed class FileDeclarations
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> s_known = new();

    private readonly ImmutableArray<string>.Builder _plugins = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _contracts = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _tiers = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _forbids = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _namespaces = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableDictionary<string, string>.Builder _globalAliases = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _attributes;

    private FileDeclarations(SyntaxTree tree, ImmutableDictionary<string, string> globalAliases)
    {
        // What an attribute is called here, and which of ours that is.
        _attributes = new(StringComparer.Ordinal)
        {
            ["Plugin"] = KnownNames.Plugin,
            ["PluginContract"] = KnownNames.Contract,
            ["PluginTier"] = KnownNames.Tier,
            ["PluginForbids"] = KnownNames.Forbids,
        };
        foreach (var alias in globalAliases)
        {
            _attributes[alias.Key] = alias.Value;
        }

        if (tree.GetRoot() is CompilationUnitSyntax unit)
        {
            Read(unit.Usings);
            Read(unit.Members, "");
        }

        Plugins = _plugins.ToImmutable();
        Contracts = _contracts.ToImmutable();
        Tiers = _tiers.ToImmutable();
        Forbids = _forbids.ToImmutable();
        Namespaces = _namespaces.ToImmutable();
        GlobalAliases = _globalAliases.ToImmutable();
    }

    public ImmutableArray<string> Plugins { get; }

    public ImmutableArray<string> Contracts { get; }

    /// <summary>Types whose own attributes may say a tier.</summary>
    public ImmutableArray<string> Tiers { get; }

    /// <summary>Types whose own attributes may forbid something.</summary>
    public ImmutableArray<string> Forbids { get; }

    /// <summary>The namespaces in which it declares types.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>Names that this file gives to our attributes for all files.</summary>
    public ImmutableDictionary<string, string> GlobalAliases { get; }

    public static FileDeclarations Of(SyntaxTree tree) => s_known.GetValue(tree, static t => new(t, ImmutableDictionary<string, string>.Empty));

    /// <summary>Reads a file again, with names for our attributes that another file gives.</summary>
    public static FileDeclarations Of(SyntaxTree tree, ImmutableDictionary<string, string> globalAliases) => new(tree, globalAliases);

    private void Read(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive is { Alias.Name.Identifier.ValueText: var alias, NamespaceOrType: NameSyntax target } && Ours(target) is { } ours)
            {
                _attributes[WithoutSuffix(alias)] = ours;
                if (!directive.GlobalKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None))
                {
                    _globalAliases[WithoutSuffix(alias)] = ours;
                }
            }
        }
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members, string prefix)
    {
        foreach (var member in members)
        {
            if (member is not BaseNamespaceDeclarationSyntax && !prefix.EndsWith("+", StringComparison.Ordinal) && !_namespaces.Contains(prefix.TrimEnd('.')))
            {
                _namespaces.Add(prefix.TrimEnd('.'));
            }

            if (member is BaseNamespaceDeclarationSyntax space)
            {
                Read(space.Usings);
                Read(space.Members, prefix + FullName(space.Name) + ".");
            }
            else if (member is TypeDeclarationSyntax { Identifier.ValueText: { Length: > 0 } name } type)
            {
                var arity = type.TypeParameterList?.Parameters.Count ?? 0;
                var full = arity == 0 ? prefix + name : $"{prefix}{name}`{arity}";
                Read(type.AttributeLists, full);
                Read(type.Members, full + "+");
            }
            else if (member is EnumDeclarationSyntax @enum)
            {
                Read(@enum.AttributeLists, prefix + @enum.Identifier.ValueText);
            }
            else if (member is DelegateDeclarationSyntax @delegate)
            {
                var arity = @delegate.TypeParameterList?.Parameters.Count ?? 0;
                Read(@delegate.AttributeLists, prefix + @delegate.Identifier.ValueText + (arity == 0 ? "" : "`" + arity));
            }
        }
    }

    private void Read(SyntaxList<AttributeListSyntax> lists, string type)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (Ours(attribute.Name) is not { } ours)
                {
                    continue;
                }

                var bearers = ours switch
                {
                    KnownNames.Contract => _contracts,
                    KnownNames.Tier => _tiers,
                    KnownNames.Forbids => _forbids,
                    _ => _plugins,
                };
                bearers.Add(type);
                if (ours == KnownNames.Plugin && attribute.ArgumentList?.Arguments.Any(static a => a.NameEquals?.Name.Identifier.ValueText == "Tier") == true)
                {
                    _tiers.Add(type);
                }
            }
        }
    }

    private string? Ours(NameSyntax name) => _attributes.TryGetValue(WithoutSuffix(LastName(name)), out var ours) ? ours : null;

    private static string WithoutSuffix(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string FullName(NameSyntax name) =>
        name is QualifiedNameSyntax qualified ? FullName(qualified.Left) + "." + qualified.Right.Identifier.ValueText : LastName(name);
}
