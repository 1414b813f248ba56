using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>Describes a contract that an assembly declares or implements. Constants only, read by the build of a host. Not meant for other code.</summary>
/// <param name="id">The contract's type, as full metadata name, comma, assembly name.</param>
/// <param name="name">The contract's name.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractManifestAttribute(string id, string name) : Attribute
{
    /// <summary>The contract's type, as full metadata name, comma, assembly name.</summary>
    public string Id { get; } = id;

    /// <summary>The contract's name.</summary>
    public string Name { get; } = name;

    /// <summary>See <see cref="PluginContractAttribute.Required"/>.</summary>
    public bool Required { get; set; }

    /// <summary>See <see cref="PluginContractAttribute.Single"/>.</summary>
    public bool Single { get; set; }

    /// <summary>The method of the registrar that returns the contract; unset where no plugin of the assembly implements it.</summary>
    public string? Accessor { get; set; }
}
