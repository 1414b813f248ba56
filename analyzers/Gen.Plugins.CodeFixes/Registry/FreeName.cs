using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>Names for what comes into a class: such as nothing in it, or in what it derives from, has.</summary>
internal sealed class FreeName
{
    private readonly PluginCreation _creation;
    private readonly HashSet<string> _taken;

    public FreeName(PluginCreation creation, CancellationToken cancellationToken)
    {
        _creation = creation;
        _taken = new(
            creation.Owner.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(cancellationToken).DescendantTokens()).Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText),
            StringComparer.Ordinal);
        for (var type = creation.Owner.BaseType; type is not null; type = type.BaseType)
        {
            _taken.UnionWith(type.MemberNames);
        }
    }

    public string Parameter => Find("");

    public string Field => Find("_");

    /// <summary>After the plugin's class, or after the contract; numbered where both are taken.</summary>
    private string Find(string prefix)
    {
        var contract = _creation.Contract.Name;
        string[] names = [prefix + Camel(_creation.Plugin.Name), prefix + Camel(contract.Length > 1 && contract[0] == 'I' && char.IsUpper(contract[1]) ? contract.Substring(1) : contract)];
        return names.FirstOrDefault(IsFree) ?? Enumerable.Range(2, int.MaxValue - 2).Select(number => names[0] + number).First(IsFree);
    }

    private bool IsFree(string name) =>
        !_taken.Contains(name) && name != "value" && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
