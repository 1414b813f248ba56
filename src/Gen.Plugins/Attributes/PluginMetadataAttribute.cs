namespace Gen.Plugins;

/// <summary>
/// Marks an attribute class of yours. Attributes of that class on a plugin become typed metadata of its descriptor
/// (<see cref="PluginDescriptor.GetMetadata{T}"/>), created by generated code, without reflection.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class PluginMetadataAttribute : Attribute;
