using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>Which contract types bear which name in a host. A generic contract is one, whatever is made of it.</summary>
internal sealed class ContractClaims(DeclaredNames declared, EquatableArray<AssemblyManifest> references)
{
    private readonly Lazy<ILookup<string, Contract>> _referenced = new(() =>
        references.SelectMany(static m => m.Contracts)
            .Select(static c => new Contract(c.Id, c.Name))
            .GroupBy(static c => c.Definition, StringComparer.Ordinal)
            .Select(static g => g.First())
            .ToLookup(static c => c.Name, StringComparer.Ordinal));

    /// <summary>What to say of a contract of the host; <see langword="null"/>: nothing.</summary>
    public string? Of(INamedTypeSymbol type, AttributeData attribute)
    {
        if (!AttributeValues.TryFirst(attribute, out var name) || !PluginName.IsValid(name))
        {
            return null;
        }

        var own = Read(type, attribute);
        foreach (var other in _referenced.Value[name!])
        {
            return Message(own, other);
        }

        foreach (var other in declared.Contracts(name!))
        {
            if (!SymbolEqualityComparer.Default.Equals(other, type)
                && other.Ours(KnownNames.Contract) is { } marker
                && AttributeValues.TryFirst(marker, out var othersName)
                && othersName == name
                && ClaimantOrder.Compare(marker.ApplicationSyntaxReference!, attribute.ApplicationSyntaxReference!) < 0)
            {
                return Message(own, Read(other, marker));
            }
        }

        return null;
    }

    /// <summary>What to say of contracts that references bring.</summary>
    public IEnumerable<string> OfReferences() =>
        from bearers in _referenced.Value
        where PluginName.IsValid(bearers.Key)
        let sorted = bearers.OrderBy(static c => c.Definition, StringComparer.Ordinal).ToArray()
        from later in sorted.Skip(1)
        select Message(later, sorted[0]);

    private static Contract Read(INamedTypeSymbol type, AttributeData attribute)
    {
        var model = ContractParser.Model(type, attribute);
        return new(model.Id, model.Name);
    }

    private static string Message(Contract later, Contract earlier) =>
        $"'{later.Name}' is the name of two contracts of this host: '{later.TypeName}' in {later.AssemblyName} and '{earlier.TypeName}' in {earlier.AssemblyName}. Rename one.";
}
