using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>Emitted once into each assembly that declares plugins or contracts; a host's build looks for it. Not meant for other code.</summary>
/// <param name="format">The format of the assembly's manifest; this version of Gen.Plugins writes 1.</param>
/// <param name="type">The class that holds the factories, without <c>global::</c>; empty if the assembly declares contracts only.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PluginRegistrarAttribute(int format, string type) : Attribute
{
    /// <summary>The format of the assembly's manifest.</summary>
    public int Format { get; } = format;

    /// <summary>The class that holds the factories.</summary>
    public string Type { get; } = type;
}
