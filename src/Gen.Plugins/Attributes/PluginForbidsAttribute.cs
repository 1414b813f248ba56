namespace Gen.Plugins;

/// <summary>Code in an assembly, a tier, a plugin or a type, with the types nested in it, may not use a type or a namespace (GEN0203).</summary>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Delegate,
    AllowMultiple = true,
    Inherited = false)]
public sealed class PluginForbidsAttribute : Attribute
{
    /// <summary>Forbids the namespace named by <see cref="Namespace"/>.</summary>
    public PluginForbidsAttribute()
    {
    }

    /// <summary>Forbids a type and what derives from it or implements it.</summary>
    /// <param name="type">The type.</param>
    public PluginForbidsAttribute(Type type) => Type = type;

    /// <summary>The forbidden type, if one is forbidden.</summary>
    public Type? Type { get; }

    /// <summary>The forbidden namespace, if one is forbidden, with those below it.</summary>
    public string? Namespace { get; set; }

    /// <summary>Limits an assembly-level attribute to code of a tier. Unset: code of every tier, and of none.</summary>
    public PluginTier Tier { get; set; }

    /// <summary>Limits an assembly-level attribute to code of a plugin. Unset: code of all, and of none.</summary>
    public string? Plugin { get; set; }

    /// <summary>Why; shown in the message.</summary>
    public string? Reason { get; set; }
}
