using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Composition.Rules;
using Gen.Plugins.Model.Names;

namespace Gen.Plugins.Tool.Compositions;

/// <summary>Why a plugin is in a host, or out of it.</summary>
internal static class Presence
{
    /// <summary>The patterns of <c>PluginInclude</c> that take a plugin in.</summary>
    public static IReadOnlyList<string> IncludedBy(Subject subject, SubjectPlugin plugin) => [.. subject.Host.Include.Where(p => Matches(subject, plugin, p))];

    /// <summary>Those that the host has left out because of a plugin.</summary>
    public static IReadOnlyList<Model.Composition.LeftOutPlugin> ReplacedBy(Subject subject, SubjectPlugin plugin) =>
        [.. subject.Composition.LeftOut.Where(l => l.Reason == LeftOutReason.Replaced && l.By == plugin.Plugin.Name && l.Plugin.Contracts.Any(plugin.Plugin.Contracts.Contains))];

    private static bool Matches(Subject subject, SubjectPlugin plugin, string pattern)
    {
        var (contract, name) = NameIndex.Split(pattern);
        return (contract is null || subject.ContractsOf(plugin.Plugin).Any(c => NamePattern.Matches(contract, c)))
            && (NamePattern.Matches(name, plugin.Plugin.Name) || plugin.Plugin.Aliases.Any(a => NamePattern.Matches(name, a.Name)));
    }
}
