using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gen.Worker.Databases.Tests;

/// <summary>That no playbook of samples/Worker, and none of its plugins, is left out by <see cref="SamplePlaybookTests"/>.</summary>
public sealed partial class SamplePlaybookListTests
{
    /// <summary>The plugins that a playbook has no word for, and what uses them all the same.</summary>
    private static readonly Dictionary<string, string> Unnamed = new()
    {
        ["auth"] = "Resolves the logins of all steps that have one.",
        ["catalog"] = "Keeps the playbook of every run.",
        ["credential_file"] = "A step says 'credential', and the environment where that is: logins.yaml has one there.",
        ["event_log"] = "Keeps the events of every run.",
        ["outbox"] = "Keeps what a server is to be told of a run that it asked for: tests/Gen.Worker.Serving.Tests.",
        ["results"] = "Keeps the results of every run.",
        ["server"] = "As 'credential_file'; logins.yaml has the other one there.",
    };

    private static readonly string Sources = typeof(SamplePlaybookListTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "WorkerSources").Value!;

    private static string[] Playbooks => [.. Directory.GetFiles(Path.Combine(Sources, "playbooks")).Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_playbook_is_run_by_a_test()
    {
        var run = typeof(SamplePlaybookTests).GetMethods().SelectMany(static m => m.GetCustomAttributesData())
            .Where(static a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(static a => (string)((IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!);

        Assert.Equal(Playbooks.Select(Path.GetFileName), run.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_playbook_is_in_the_table_of_the_README()
    {
        var readme = File.ReadAllText(Path.Combine(Sources, "README.md"));

        Assert.All(Playbooks.Select(Path.GetFileName), p => Assert.Contains($"\n| [{p}](playbooks/{p}) |", readme, StringComparison.Ordinal));
    }

    /// <summary>All steps of these playbooks succeed in the tests, so that a plugin which one of them names was used.</summary>
    [Fact]
    public void Each_plugin_is_named_by_a_playbook_unless_there_is_no_word_for_it()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources, "plugins.lock.json")));
        var plugins = locked.RootElement.GetProperty("plugins").EnumerateArray().Select(static p => p.GetProperty("name").GetString()!);
        var named = Playbooks.SelectMany(static p => Plugin().Matches(Comment().Replace(File.ReadAllText(p), ""))).Select(static m => m.Groups["name"].Value).ToHashSet();

        Assert.Equal(Unnamed.Keys.Order(StringComparer.Ordinal), plugins.Where(p => !named.Contains(p)));
    }

    [GeneratedRegex(@"(^|\s)#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    /// <summary>What a step does, where it saves, and where a secret is.</summary>
    [GeneratedRegex(@"\b((action|storage|source): (?<name>\w+)|secret: ""(?<name>\w+):)")]
    private static partial Regex Plugin();
}
