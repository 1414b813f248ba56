namespace Gen.Plugins;

/// <summary>
/// Marks an interface or an abstract class as an extension point. Every <see cref="PluginAttribute">plugin</see> that implements it,
/// directly or through a base type, is registered under it.
/// </summary>
/// <param name="name">The contract's name: 1 to 64 of <c>a-z 0-9 . _ -</c>, starting with a letter, ending with a letter or digit (GEN0101).</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class PluginContractAttribute(string name) : Attribute
{
    /// <summary>The contract's name, for people and for <c>contract/name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>A host that includes no plugin for this contract does not build (GEN0305). Default: <see langword="false"/>.</summary>
    public bool Required { get; set; }

    /// <summary>A host may include one plugin for this contract at most (GEN0305). Default: <see langword="false"/>.</summary>
    public bool Single { get; set; }
}
