using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// Emitted into an assembly whose project sets <c>PluginTier</c>, <c>PluginTierConvention</c> or <c>PluginFree</c>, so that those who reference it, and the
/// <c>gen</c> tool, know its tiers. Constants only. Not meant for other code: that says <see cref="PluginTierAttribute"/> and <see cref="PluginFreeAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TierManifestAttribute : Attribute
{
    /// <summary>The assembly's tier as a number of <see cref="PluginTier"/>; -1: none.</summary>
    public int Tier { get; set; } = -1;

    /// <summary>Whether the assembly's namespaces tell tiers and plugins.</summary>
    public bool Convention { get; set; }

    /// <summary>Whether the assembly is plugin-free.</summary>
    public bool Free { get; set; }
}
