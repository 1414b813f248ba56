namespace Gen.Plugins;

/// <summary>Says that a plugin needs another one, which then comes before it in the registry's order.</summary>
/// <param name="name">The needed plugin, as <c>name</c> or <c>contract/name</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PluginDependencyAttribute(string name) : Attribute
{
    /// <summary>The needed plugin, as <c>name</c> or <c>contract/name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The versions that will do, as a NuGet range such as <c>[1.0,2.0)</c> (GEN0107). Unset: all.</summary>
    public string? VersionRange { get; set; }

    /// <summary>The plugin also works without it. Default: <see langword="false"/>.</summary>
    public bool Optional { get; set; }
}
