using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>The names that the compiler parts look for.</summary>
internal static class KnownNames
{
    public const string Assembly = "Gen.Plugins";

    public const string Plugin = "PluginAttribute";
    public const string Contract = "PluginContractAttribute";
    public const string Dependency = "PluginDependencyAttribute";
    public const string Alias = "PluginAliasAttribute";
    public const string Migrations = "PluginMigrationsAttribute";
    public const string Metadata = "PluginMetadataAttribute";
    public const string Tier = "PluginTierAttribute";
    public const string TierException = "PluginTierExceptionAttribute";
    public const string Forbids = "PluginForbidsAttribute";
    public const string Free = "PluginFreeAttribute";

    public const string FullPlugin = "Gen.Plugins." + Plugin;
    public const string FullContract = "Gen.Plugins." + Contract;

    /// <summary>Whether an attribute class is the one of that name in the namespace Gen.Plugins.</summary>
    public static bool IsOurs(this INamedTypeSymbol? attribute, string name) =>
        attribute is not null
        && attribute.Name == name
        && attribute.ContainingNamespace is { Name: "Plugins", ContainingNamespace: { Name: "Gen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether an attribute class is the one by which an assembly tells what its project file says of tiers.</summary>
    public static bool IsTierManifest(this INamedTypeSymbol? attribute) =>
        attribute is
        {
            Name: "TierManifestAttribute",
            ContainingNamespace: { Name: "CompilerServices", ContainingNamespace: { Name: "Plugins", ContainingNamespace: { Name: "Gen", ContainingNamespace.IsGlobalNamespace: true } } },
        };

    /// <summary>Whether a type is <c>Microsoft.Extensions.DependencyInjection.NAME</c>.</summary>
    public static bool IsDependencyInjection(this INamedTypeSymbol? type, string name) =>
        type is not null
        && type.Name == name
        && type.ContainingNamespace is
        {
            Name: "DependencyInjection",
            ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } },
        };

    /// <summary>Whether an interface is one that a host runs: <c>Gen.Plugins.IPluginLifecycle</c> or <c>Microsoft.Extensions.Hosting.IHostedService</c>.</summary>
    public static bool IsLifecycle(this INamedTypeSymbol type) =>
        type.Name switch
        {
            "IPluginLifecycle" => type.IsOurs("IPluginLifecycle"),
            "IHostedService" => type.ContainingNamespace is
            {
                Name: "Hosting",
                ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } },
            },
            _ => false,
        };

    public static AttributeData? Ours(this ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.IsOurs(name))
            {
                return attribute;
            }
        }

        return null;
    }
}
