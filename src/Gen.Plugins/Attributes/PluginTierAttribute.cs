namespace Gen.Plugins;

/// <summary>The tier of an assembly, of one of its namespaces, or of a type.</summary>
/// <param name="tier">The tier.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate,
    AllowMultiple = true,
    Inherited = false)]
public sealed class PluginTierAttribute(PluginTier tier) : Attribute
{
    /// <summary>The tier.</summary>
    public PluginTier Tier { get; } = tier;

    /// <summary>Limits an assembly-level attribute to a namespace and those below it.</summary>
    public string? Namespace { get; set; }
}
