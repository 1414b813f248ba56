using System.Globalization;
using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Composition.Graph;
using Gen.Plugins.Model.Composition.Rules;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Commands;

/// <summary>Tells why in sentences.</summary>
internal sealed class WhyText(Terminal terminal, Subject subject, SubjectPlugin found)
{
    private const int MostNames = 8;

    private int Count => subject.Composition.Plugins.Count;

    public void Write(bool without)
    {
        var plugin = found.Plugin;
        var package = subject.PackageOf(plugin) is { } name ? $", package {name}" : "";
        terminal.WriteLine($"{plugin.Name} {plugin.Version}: {plugin.TypeName} in {plugin.AssemblyName}{package}", Tone.Strong);
        if (found.LeftOut is { } leftOut)
        {
            WriteOut(leftOut);
        }
        else if (without)
        {
            WriteConsequences();
        }
        else
        {
            WriteIn();
            WriteOrder();
        }
    }

    private void WriteOut(Model.Composition.LeftOutPlugin leftOut)
    {
        Title("Out of this host");
        WriteWay();
        switch (leftOut.Reason)
        {
            case LeftOutReason.Excluded:
                Line($"PluginExclude '{leftOut.By}' leaves it out. Exclude wins over include.");
                break;
            case LeftOutReason.NotIncluded:
                Line($"PluginInclude says what is taken in ({Words.List(subject.Host.Include)}), and does not name it.");
                break;
            case LeftOutReason.Replaced:
                Line($"'{leftOut.By}' replaces it: look-ups, dependencies and switches that say '{found.Plugin.Name}' mean that.");
                break;
            default:
                Line("Its assembly was built with a manifest format that this version of gen does not read. 'gen plugin validate' says which.");
                break;
        }
    }

    private void WriteIn()
    {
        if (subject.IsOpen)
        {
            Title("Here");
            Line($"{found.Plugin.AssemblyName} declares it. A host that references {found.Plugin.AssemblyName} has it, unless its PluginInclude or PluginExclude leaves it out.");
        }
        else
        {
            Title("In this host");
            WriteWay();
            Line(Presence.IncludedBy(subject, found) is { Count: > 0 } patterns
                ? $"PluginInclude names it: {Words.List(patterns)}."
                : "There is no PluginInclude: what is referenced is in.");
            if (subject.Host.Exclude.Count > 0)
            {
                Line($"PluginExclude ({Words.List(subject.Host.Exclude)}) does not name it.");
            }
        }

        foreach (var replaced in Presence.ReplacedBy(subject, found))
        {
            Line($"It replaces '{replaced.Plugin.Name}' {replaced.Plugin.Version} of {replaced.Plugin.AssemblyName}, and answers to that name.");
        }

        foreach (var relation in PluginRelations.FollowedBy(subject, found.Place).Where(static r => PluginRelations.IsNeed(r.Kind)))
        {
            var range = relation.VersionRange is { } versions ? $" in version {versions}" : "";
            Line($"'{relation.Plugin.Name}' needs it{As(relation, found.Plugin.Name)}{range}{(relation.Kind == EdgeKind.NeedsOptionally ? ", if it is there" : "")}.");
        }
    }

    /// <summary>How its assembly comes into the host.</summary>
    private void WriteWay()
    {
        if (found.Plugin.AssemblyName == subject.Host.AssemblyName)
        {
            Line("The host's own assembly declares it.");
        }
        else if (subject.Dependencies?.WayTo(found.Plugin.AssemblyName) is { Count: > 1 } way)
        {
            Line($"References bring it: {string.Join(" -> ", way)}.");
        }
        else if (!subject.IsOpen)
        {
            Line($"{found.Plugin.AssemblyName} lies beside the host.");
        }
    }

    private void WriteOrder()
    {
        var reason = OrderReason.Of(subject, found.Place);
        Title(string.Create(CultureInfo.InvariantCulture, $"Place {found.Place + 1} of {Count}"));
        foreach (var relation in reason.Follows)
        {
            Line(relation.Kind switch
            {
                EdgeKind.Needs => $"It comes after '{relation.Plugin.Name}', which it needs{As(relation, relation.Plugin.Name)}.",
                EdgeKind.NeedsOptionally => $"It comes after '{relation.Plugin.Name}', which it needs{As(relation, relation.Plugin.Name)} if it is there.",
                EdgeKind.After => $"It comes after '{relation.Plugin.Name}', because its After says so{As(relation, relation.Plugin.Name)}.",
                _ => $"It comes after '{relation.Plugin.Name}', whose Before says so{As(relation, found.Plugin.Name)}.",
            });
        }

        if (reason.InCycle)
        {
            Line("It stands before something that it has to follow: there is a cycle, and 'gen plugin validate' shows it.");
        }

        var since = reason.ReadyAfter is { } last ? $"It could come directly after '{last.Plugin.Name}'" : "Nothing has to come before it";
        Line((reason.Smaller.Count, reason.ReadyAfter) switch
        {
            (0, null) => "Nothing has to come before it, and no name of what could be first is ordinally smaller.",
            (0, { } previous) => $"It comes directly after '{previous.Plugin.Name}', the last one of those: no name of what could come there is ordinally smaller.",
            _ => $"{since}, but at each place up to here another one was ready whose name is ordinally smaller: {Names(reason.Smaller.Select(static p => p.Name))}.",
        });
        foreach (var relation in reason.Followers)
        {
            Line(relation.Kind switch
            {
                EdgeKind.Needs or EdgeKind.NeedsOptionally => $"'{relation.Plugin.Name}' comes later, because it needs it.",
                EdgeKind.After => $"'{relation.Plugin.Name}' comes later, because its After says so.",
                _ => $"'{relation.Plugin.Name}' comes later, because this one's Before says so.",
            });
        }
    }

    private void WriteConsequences()
    {
        var consequences = Consequences.Of(subject, found.Place);
        Title("If it were disabled");
        foreach (var (plugin, chain, omitted) in consequences.Inactive)
        {
            var needs = chain.Skip(1).Select(static p => $"'{p.Name}'");
            var told = omitted == 0 ? needs : needs.SkipLast(1).Append(string.Create(CultureInfo.InvariantCulture, $"{omitted} more in turn, the last of which needs {needs.Last()}"));
            Line($"'{plugin.Name}' would be inactive: it needs {string.Join(", which needs ", told)}.");
        }

        foreach (var relation in consequences.Poorer)
        {
            Line($"'{relation.Plugin.Name}' would go on without '{relation.Text}', which it needs only if it is there.");
        }

        foreach (var contract in consequences.Empty)
        {
            Line($"The contract '{contract.Name}' requires a plugin and would have none active: the host would not start.");
        }

        if (consequences is { Inactive.Count: 0, Poorer.Count: 0, Empty.Count: 0 })
        {
            Line("Nothing else would change: no plugin needs it, and no contract requires it.");
        }

        foreach (var replaced in Presence.ReplacedBy(subject, found))
        {
            Line($"'{replaced.Plugin.Name}', which it replaces, would not be back; left out of the build with PluginExclude, it would make room for it.");
        }
    }

    private void Title(string title) => terminal.WriteLine(title, Tone.Faint);

    private void Line(string sentence) => terminal.WriteLine("  " + sentence);

    private static string As(Relation relation, string name) => NameIndex.Split(relation.Text).Name == name ? "" : $" (as '{relation.Text}')";

    private static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= MostNames
            ? Words.List(all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(3).Select(static n => $"'{n}'"))}, ... and {Words.List(all[^2..])} ({all.Length})");
    }
}
