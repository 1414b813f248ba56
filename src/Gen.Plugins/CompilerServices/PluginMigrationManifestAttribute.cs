using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>Describes a migration of a plugin. Constants only, read by the <c>gen</c> tool. Not meant for other code.</summary>
/// <param name="plugin">The full metadata name of the plugin's class, as in <see cref="PluginManifestAttribute.Type"/>.</param>
/// <param name="number">See <see cref="PluginMigration.Number"/>.</param>
/// <param name="name">See <see cref="PluginMigration.Name"/>.</param>
/// <param name="path">See <see cref="PluginMigration.Path"/>.</param>
/// <param name="checksum">See <see cref="PluginMigration.Checksum"/>.</param>
/// <param name="length">See <see cref="PluginMigration.Length"/>.</param>
/// <param name="source">The class in the registrar that holds the SQL.</param>
/// <param name="method">
/// Its method that returns the SQL, and does nothing else: its code is <c>ldsflda</c> of a field that lies in the assembly's image, <c>ldc</c> of the length, <c>newobj</c>,
/// <c>ret</c>, so that the SQL can be read out of a file of which no code is run. Without SQL the code is another.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PluginMigrationManifestAttribute(string plugin, long number, string name, string path, string checksum, int length, string source, string method) : Attribute
{
    /// <summary>The full metadata name of the plugin's class.</summary>
    public string Plugin { get; } = plugin;

    /// <summary>See <see cref="PluginMigration.Number"/>.</summary>
    public long Number { get; } = number;

    /// <summary>See <see cref="PluginMigration.Name"/>.</summary>
    public string Name { get; } = name;

    /// <summary>See <see cref="PluginMigration.Path"/>.</summary>
    public string Path { get; } = path;

    /// <summary>See <see cref="PluginMigration.Checksum"/>.</summary>
    public string Checksum { get; } = checksum;

    /// <summary>See <see cref="PluginMigration.Length"/>.</summary>
    public int Length { get; } = length;

    /// <summary>The class in the registrar that holds the SQL.</summary>
    public string Source { get; } = source;

    /// <summary>Its method that returns the SQL.</summary>
    public string Method { get; } = method;

    /// <summary>See <see cref="PluginMigration.Dialect"/>.</summary>
    public string? Dialect { get; set; }

    /// <summary>See <see cref="PluginMigration.NoTransaction"/>.</summary>
    public bool NoTransaction { get; set; }
}
