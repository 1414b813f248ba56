using Gen.Plugins.Model;
using Gen.Plugins.Model.Composition;

namespace Gen.Plugins.Generators.Model;

/// <summary>What the project file says.</summary>
/// <param name="Registry"><c>GeneratePluginRegistry</c>; <see langword="null"/>: not set, the kind of output decides.</param>
/// <param name="RootNamespace">The root namespace as C# names it; empty: none.</param>
/// <param name="Version"><c>PluginHostVersion</c>; empty: not set.</param>
/// <param name="Include"><c>PluginInclude</c>.</param>
/// <param name="Exclude"><c>PluginExclude</c>.</param>
/// <param name="WritesLock">The build rewrites the lock file: <c>PluginLock</c> and <c>PluginLockUpdate</c>.</param>
/// <param name="WritesMigrationLock">The build rewrites the lock file of migrations: <c>PluginMigrationLock</c> and <c>PluginMigrationLockUpdate</c>.</param>
internal sealed record HostOptions(bool? Registry, string RootNamespace, string Version, EquatableArray<string> Include, EquatableArray<string> Exclude, bool WritesLock, bool WritesMigrationLock)
{
    /// <summary>What the composition of the host asks for.</summary>
    /// <param name="assemblyName">The host's assembly.</param>
    public HostModel Host(string assemblyName) => new() { AssemblyName = assemblyName, Version = Version.Length == 0 ? null : Version, Include = Include, Exclude = Exclude };
}
