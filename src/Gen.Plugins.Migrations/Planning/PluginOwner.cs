using System.Collections.Immutable;

namespace Gen.Plugins.Migrations.Planning;

/// <summary>A plugin with migrations.</summary>
/// <param name="Name">The name that the history has for it.</param>
/// <param name="FormerNames">What the history may have instead: aliases, and <c>contract/name</c> for <c>name</c> or the other way round.</param>
internal sealed record PluginOwner(string Name, ImmutableArray<string> FormerNames)
{
    public static PluginOwner Of(PluginDescriptor plugin)
    {
        var name = plugin.Migrations[0].Plugin;
        var contracts = plugin.Contracts;
        var names = plugin.Aliases.Prepend(plugin.Name).SelectMany(n => contracts.Select(c => $"{c.Name}/{n}").Prepend(n));
        return new(name, [.. names.Where(n => n != name).Distinct(StringComparer.Ordinal)]);
    }
}
