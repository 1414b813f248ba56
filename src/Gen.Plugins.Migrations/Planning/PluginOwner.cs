using System.Collections.Immutable;

namespace Gen.Plugins.Migrations.Planning;

/// <summary>A plugin with migrations.</summary>
/// <param name="Name">The name that the history has for it.</param>
/// <param name="FormerNames">What the history may have instead: aliases, and <c>contract/name</c> for <c>name</c> or the other way round.</param>
internal sealed record PluginOwner(string Name, ImmutableArray<string> FormerNames)
{
    public static PluginOwner Of(PluginDescriptor plugin) => Of(plugin.Migrations[0].Plugin, plugin.Name, plugin.Aliases, plugin.Contracts.Select(static c => c.Name));

    /// <param name="identity">The name that its migrations have.</param>
    /// <param name="name">Its own name.</param>
    /// <param name="aliases">Its former names.</param>
    /// <param name="contracts">The names of its contracts.</param>
    public static PluginOwner Of(string identity, string name, IEnumerable<string> aliases, IEnumerable<string> contracts)
    {
        string[] of = [.. contracts];
        var names = aliases.Prepend(name).SelectMany(n => of.Select(c => $"{c}/{n}").Prepend(n));
        return new(identity, [.. names.Where(n => n != identity).Distinct(StringComparer.Ordinal)]);
    }
}
