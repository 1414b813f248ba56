using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins;

/// <summary>
/// Makes a class a plugin. The compiler registers it under every <see cref="PluginContractAttribute">contract</see> that it implements;
/// the class may be internal.
/// </summary>
/// <param name="name">
/// The name by which hosts look the plugin up, unique within each of its contracts: 1 to 64 of <c>a-z 0-9 . _ -</c>, starting with a letter,
/// ending with a letter or digit (GEN0101, GEN0102).
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PluginAttribute(string name) : Attribute
{
    /// <summary>The name by which hosts look the plugin up.</summary>
    public string Name { get; } = name;

    /// <summary>A SemVer 2.0 version (GEN0106). Default: the assembly's informational version without build metadata.</summary>
    public string? Version { get; set; }

    /// <summary>One or two sentences for people who choose plugins.</summary>
    public string? Description { get; set; }

    /// <summary>Who to ask about the plugin.</summary>
    public string? Author { get; set; }

    /// <summary>The tier that the plugin's code belongs to. Unset: the tier of its place (namespace, project or assembly), if any.</summary>
    public PluginTier Tier { get; set; }

    /// <summary>The host versions that the plugin works in, as a NuGet range such as <c>[1.0,2.0)</c> (GEN0107). Unset: all.</summary>
    public string? HostVersion { get; set; }

    /// <summary>How long an instance lives when it comes from a container. Default: <see cref="ServiceLifetime.Transient"/>.</summary>
    public ServiceLifetime Lifetime { get; set; } = ServiceLifetime.Transient;

    /// <summary>Names of plugins that this one comes before in order. They need not be needed by it.</summary>
    public string[] Before { get; set; } = [];

    /// <summary>Names of plugins that this one comes after in order. It need not need them.</summary>
    public string[] After { get; set; } = [];

    /// <summary>The name of the plugin whose place this one takes, on purpose. Whoever depends on that one gets this one.</summary>
    public string? Replaces { get; set; }
}
