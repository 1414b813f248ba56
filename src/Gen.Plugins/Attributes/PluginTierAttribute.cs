namespace Gen.Plugins;

/// <summary>
/// The tier of a type and of those nested in it, of a namespace, or of an assembly. A type's goes before that of its namespace, the longest namespace
/// before the shorter ones, and all of them before the whole assembly's, which is the project's <c>PluginTier</c> said in code.
/// </summary>
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
