using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Limits;

/// <summary>What one <c>[PluginForbids]</c> forbids, and to whom.</summary>
internal sealed class ForbiddenApi
{
    private readonly INamedTypeSymbol? _type;
    private readonly string? _space;
    private readonly INamedTypeSymbol? _bearer;
    private readonly TierPlace? _plugin;
    private readonly Tier? _tier;
    private readonly string? _pluginName;

    private ForbiddenApi(AttributeData attribute, INamedTypeSymbol? bearer, TierPlace? plugin)
    {
        (_bearer, _plugin) = (bearer, plugin);
        _type = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type }] ? type.OriginalDefinition : null;
        _space = AttributeValues.Named(attribute, "Namespace");
        _pluginName = bearer is null ? AttributeValues.Named(attribute, "Plugin") : null;
        Reason = AttributeValues.Named(attribute, "Reason");
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Tier" && bearer is null)
            {
                // What is no tier is told by another rule, and limits nothing.
                _tier = TierNumbers.Parse(argument.Value);
            }
        }
    }

    public string? Reason { get; }

    /// <summary>The type that is forbidden, where that is what an exception may name.</summary>
    public INamedTypeSymbol? Type => _type;

    /// <summary>All that a project forbids itself.</summary>
    public static List<ForbiddenApi> Read(Compilation compilation, TierPlaces places, IEnumerable<INamedTypeSymbol> bearers)
    {
        var all = new List<ForbiddenApi>();
        Add(compilation.Assembly, null, null);
        foreach (var bearer in bearers)
        {
            Add(bearer, bearer, bearer.Ours(KnownNames.Plugin) is not null && places.Of(bearer) is { IsPlugin: true } place ? place : null);
        }

        return all;

        void Add(ISymbol owner, INamedTypeSymbol? bearer, TierPlace? plugin)
        {
            foreach (var attribute in owner.GetAttributes())
            {
                if (attribute.AttributeClass.IsOurs(KnownNames.Forbids) && new ForbiddenApi(attribute, bearer, plugin) is { } api && (api._type is not null || !string.IsNullOrEmpty(api._space)))
                {
                    all.Add(api);
                }
            }
        }
    }

    /// <summary>Whether it is forbidden to code of a type.</summary>
    public bool Binds(INamedTypeSymbol? from, TierPlace place)
    {
        if (_bearer is not null)
        {
            return (_plugin is not null && TierRules.AreSame(_plugin, place)) || (from is not null && Nesting.IsWithin(from, _bearer));
        }

        return (_tier is null || _tier == place.Tier) && (_pluginName is null || (place.IsPlugin && string.Equals(_pluginName, place.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a type is forbidden: it is the one, derives from it, implements it, is nested in it, or is of the namespace.</summary>
    /// <param name="target">The type's definition.</param>
    /// <param name="distance">How far off: of several reasons the nearest is told.</param>
    public bool Forbids(INamedTypeSymbol target, out int distance)
    {
        distance = 0;
        for (var at = target; at is not null; at = at.ContainingType)
        {
            if (_type is not null && Derives(at, _type, out distance))
            {
                return true;
            }
        }

        distance = 1000;
        return !string.IsNullOrEmpty(_space) && target.ContainingNamespace is { } space && AssemblyTiers.Contains(_space!, CSharpText.FullName(space));
    }

    /// <summary>What is forbidden, as messages go on after the type.</summary>
    public string What => _type is null ? $"the namespace '{_space}'" : "it";

    /// <summary>How a type comes to be forbidden, if it is not the one that is named.</summary>
    public string Relation(INamedTypeSymbol target) => _type switch
    {
        null => "",
        _ when SymbolEqualityComparer.Default.Equals(_type, target) => "",
        _ when Nesting.IsWithin(target, _type) => $", part of '{TierText.Full(_type)}'",
        _ => $", a '{TierText.Full(_type)}'",
    };

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from, out int distance)
    {
        distance = 0;
        for (var at = type; at is not null; at = at.BaseType?.OriginalDefinition, distance++)
        {
            if (SymbolEqualityComparer.Default.Equals(at, from))
            {
                return true;
            }
        }

        if (from.TypeKind == TypeKind.Interface)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, from))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
