namespace Gen.Plugins;

/// <summary>The SQL migrations that a plugin owns.</summary>
/// <param name="path">A folder of <c>.sql</c> files, or one file, relative to the project.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PluginMigrationsAttribute(string path) : Attribute
{
    /// <summary>A folder of <c>.sql</c> files, or one file, relative to the project.</summary>
    public string Path { get; } = path;
}
