using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Limits;

/// <summary>One <c>[PluginTierException]</c>: a known breach. What is broken in it is the compiler's or another rule's to tell.</summary>
internal sealed class TierException
{
    private TierException(AttributeData attribute, INamedTypeSymbol from, INamedTypeSymbol to) =>
        (Attribute, From, To, Until) = (attribute, from, to, TierSettings.Date(AttributeValues.Named(attribute, "Until")));

    public AttributeData Attribute { get; }

    public INamedTypeSymbol From { get; }

    public INamedTypeSymbol To { get; }

    /// <summary>The first day on which it is no longer good.</summary>
    public DateTime? Until { get; }

    public static List<TierException> Read(IAssemblySymbol assembly)
    {
        var all = new List<TierException>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.TierException)
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } from }, { Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } to }])
            {
                all.Add(new(attribute, from.OriginalDefinition, to.OriginalDefinition));
            }
        }

        return all;
    }

    /// <summary>Whether it covers a breach.</summary>
    /// <param name="from">The type that reaches.</param>
    /// <param name="to">The type that is reached.</param>
    /// <param name="forbidden">The type that is forbidden, where the breach is that.</param>
    public bool Covers(INamedTypeSymbol? from, INamedTypeSymbol to, INamedTypeSymbol? forbidden) =>
        from is not null
        && Nesting.IsWithin(from, From)
        && (Nesting.IsWithin(to, To) || (forbidden is not null && Nesting.IsWithin(forbidden, To)));
}
