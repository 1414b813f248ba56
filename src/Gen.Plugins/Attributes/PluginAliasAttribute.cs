namespace Gen.Plugins;

/// <summary>A former name of a plugin. Look-ups by it work as if it were the name.</summary>
/// <param name="name">The former name, in the form of a plugin name (GEN0101).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PluginAliasAttribute(string name) : Attribute
{
    /// <summary>The former name.</summary>
    public string Name { get; } = name;

    /// <summary>The host version, as SemVer 2.0, from which on the alias is an error (GEN0106, GEN0108). Unset: it stays.</summary>
    public string? Until { get; set; }
}
