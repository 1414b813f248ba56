using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tests;

public sealed class NameClashTests
{
    [Fact]
    public async Task Two_plugins_of_one_name_in_one_file_are_reported_at_the_later_one()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class One : Acme.ILoad;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad;
            """).Expect();

        Assert.Equal(
            ["'s3' is the name of two plugins of the contract 'load': 'Two' in Acme.App and 'One' in Acme.App. Rename one, or let one take the other's place with Replaces = \"s3\"."],
            messages);
    }

    [Fact]
    public async Task Two_plugins_of_one_name_in_two_files_are_reported_in_the_later_file() =>
        await new PluginProject(
            """
            using Gen.Plugins;
            namespace Acme.One { [Plugin("s3")] internal sealed class S3 : ILoad; }
            """,
            """
            using Gen.Plugins;
            namespace Acme.Two { internal class Outer { [Plugin({|GEN0102:"s3"|})] internal sealed class S3 : Middle; } internal abstract class Middle : ILoad; }
            """).Expect();

    [Fact]
    public async Task Of_three_plugins_each_later_one_is_reported_once_and_names_the_first()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class One : Acme.ILoad, Acme.IStore;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad, Acme.IStore;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Three : Acme.IStore;
            """).Expect();

        Assert.All(messages, static message => Assert.Contains("'One' in Acme.App", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Plugin(\"s3\")] internal sealed class Two : Acme.IStore;")]
    [InlineData("[Plugin(\"s4\")] internal sealed class Two : Acme.ILoad;")]
    [InlineData("[Plugin(\"s4\")] internal sealed class Two : Acme.ILoad { [System.Obsolete(\"s3\")] public string S3 = \"s3\"; }")]
    [InlineData("internal static class Two { public const string S3 = \"s3\"; }")]
    public async Task Names_are_unique_within_a_contract_only(string other) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3"), PluginAlias("s2"), PluginAlias("s1")] internal sealed class One : Acme.ILoad;
            {{other}}
            """).Expect();

    [Fact]
    public async Task Names_that_differ_in_case_are_not_the_same_and_one_of_them_is_none() =>
        await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class One : Acme.ILoad;
            [Plugin({|GEN0101:"S3"|})] internal sealed class Two : Acme.ILoad;
            [Plugin({|GEN0101:"S3"|})] internal sealed class Three : Acme.ILoad;
            """).Expect();

    [Fact]
    public async Task A_class_in_parts_does_not_clash_with_itself() =>
        await new PluginProject(
            """
            using Gen.Plugins;
            [Plugin("s3")] internal sealed partial class S3 : Acme.ILoad;
            """,
            """
            using Gen.Plugins;
            [PluginAlias("s2")] internal sealed partial class S3 : Acme.IStore;
            """,
            """
            using Gen.Plugins;
            [Plugin({|GEN0102:"s2"|})] internal sealed partial class S2 : Acme.IStore;
            """).Expect();

    [Theory]
    [InlineData("[Plugin(\"s4\"), PluginAlias({|GEN0102:\"s3\"|})]", "'s3' is an alias of 'Two' in Acme.App and the name of 'One' in Acme.App, both plugins of the contract 'load'. Remove the alias, or rename the plugin.")]
    [InlineData("[Plugin(\"s4\"), PluginAlias(\"s5\"), PluginAlias({|GEN0102:\"s2\"|})]", "'s2' is an alias of two plugins of the contract 'load': 'Two' in Acme.App and 'One' in Acme.App. Remove one alias.")]
    [InlineData("[PluginAlias(\"s5\"), Plugin({|GEN0102:\"s2\"|})]", "'s2' is the name of 'Two' in Acme.App and an alias of 'One' in Acme.App, both plugins of the contract 'load'. Rename the plugin, or remove the alias.")]
    [InlineData("[Plugin(\"s4\"), PluginAlias({|GEN0102:\"s4\"|})]", "'s4' is an alias of 'Two' and its own name already. Remove the alias.")]
    [InlineData("[Plugin(\"s4\"), PluginAlias(\"s5\"), PluginAlias({|GEN0102:\"s5\"|})]", "'s5' is an alias of 'Two' already. Remove one.")]
    public async Task An_alias_is_a_name_like_any_other(string attributes, string message)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3"), PluginAlias("s2")] internal sealed class One : Acme.ILoad;
            {{attributes}} internal sealed class Two : Acme.ILoad;
            """).Expect();

        Assert.Equal([message], messages);
    }

    [Theory]
    [InlineData("[Plugin(\"s3\", Replaces = \"s3\")]", "Acme.ILoad")]
    [InlineData("[Plugin(\"s3\", Replaces = \"load/s3\")]", "Acme.ILoad")]
    [InlineData("[Plugin(\"s3\", Replaces = Names.S3)]", "Acme.ILoad")]
    [InlineData("[Plugin(\"s2\", Replaces = \"s3\")]", "Acme.ILoad")]
    [InlineData("[Plugin(\"s4\", Replaces = \"s3\"), PluginAlias(\"s3\"), PluginAlias(\"s2\")]", "Acme.ILoad, Acme.IStore")]
    public async Task A_plugin_that_replaces_another_on_purpose_does_not_clash_with_it(string attributes, string contracts) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            {{attributes}} internal sealed class New : {{contracts}};
            [Plugin("s3"), PluginAlias("s2")] internal sealed class Old : Acme.ILoad;
            [Plugin("s3")] internal sealed class Older : Acme.ILoad;
            internal static class Names { public const string S3 = "s3"; }
            """).Expect();

    [Theory]
    [InlineData("Replaces = \"s4\"")]
    [InlineData("Replaces = \"S3\"")]
    [InlineData("Replaces = \"store/s3\"")]
    [InlineData("Replaces = null")]
    public async Task What_replaces_something_else_clashes(string replaces) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class Old : Acme.ILoad;
            [Plugin({|GEN0102:"s3"|}, {{replaces}})] internal sealed class New : Acme.ILoad;
            """).Expect();

    [Fact]
    public async Task Two_that_replace_one_are_reported_at_the_later_one()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class Old : Acme.ILoad;
            [Plugin("s4", Replaces = "s3")] internal sealed class One : Acme.ILoad;
            [Plugin("s3", Replaces = {|GEN0102:"load/s3"|})] internal sealed class Two : Acme.ILoad;
            """).Expect();

        Assert.Equal(["'s3' is replaced by two plugins of the contract 'load': 'Two' in Acme.App and 'One' in Acme.App. Leave Replaces on one of them."], messages);
    }

    [Fact]
    public async Task What_a_replaced_plugin_replaces_lapses() =>
        await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s1", Replaces = "s0")] internal sealed class One : Acme.ILoad;
            [Plugin("s2", Replaces = "s0")] internal sealed class Two : Acme.ILoad;
            [Plugin("s3", Replaces = "s2")] internal sealed class Three : Acme.ILoad;
            """).Expect();

    [Theory]
    [InlineData("Names.S3")]
    [InlineData("nameof(s3)")]
    [InlineData("\"s\" + \"3\"")]
    [InlineData("name: \"s3\"")]
    [InlineData("\"\"\"s3\"\"\"")]
    [InlineData("(\"s3\")")]
    [InlineData("\"\\u0073\\x33\"")]
    public async Task However_a_name_is_written_it_is_found(string argument) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin({{argument}})] internal sealed class One : Acme.ILoad;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad;
            internal static class Names { public const string S3 = "s3"; }
            internal class s3;
            """).Expect();

    [Theory]
    [InlineData("using P = Gen.Plugins.PluginAttribute;", "P")]
    [InlineData("using PAttribute = Gen.Plugins.PluginAttribute;", "P")]
    [InlineData("using G = Gen.Plugins;", "G.Plugin")]
    [InlineData("using Gen.Plugins;", "PluginAttribute")]
    [InlineData("using Gen.Plugins;", "@PluginAttribute")]
    [InlineData("", "global::Gen.Plugins.PluginAttribute")]
    public async Task However_the_attribute_is_written_it_is_found(string directive, string attribute)
    {
        var one = $$"""
            {{directive}}
            [{{attribute}}("s3")] internal sealed class One : Acme.ILoad;
            """;
        const string Two = """
            [Gen.Plugins.Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad;
            """;
        await new PluginProject(one, Two).Expect();
        if (directive.Contains('=', StringComparison.Ordinal))
        {
            await new PluginProject("global " + directive, one[directive.Length..], Two).Expect();
        }
    }

    [Theory]
    [InlineData("namespace Acme.@class { internal class @int<T> { } internal record R; internal class @event { [Plugin(\"s3\")] internal class @new : ILoad; } }")]
    [InlineData("namespace Acme { namespace Deep.Down { using global::System; internal struct S { [Plugin(\"s3\")] internal class C : ILoad; } } }")]
    public async Task Wherever_a_plugin_stands_it_is_found(string one) =>
        await new PluginProject(
            "using Gen.Plugins;\n" + one,
            """
            using Gen.Plugins;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad;
            """).Expect();

    [Fact]
    public async Task A_generated_plugin_counts_and_the_written_one_is_reported() =>
        await new PluginProject(
            """
            using Gen.Plugins;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Two : Acme.ILoad;
            """,
            """
            // <auto-generated/>
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class One : Acme.ILoad;
            """).Expect();

    [Fact]
    public async Task A_plugin_without_a_contract_meets_no_other() =>
        await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] internal sealed class {|GEN0103:One|};
            [Plugin("s3")] internal sealed class {|GEN0103:Two|};
            """).Expect();

    [Fact]
    public async Task The_same_generic_contract_of_other_types_is_another_contract() =>
        await new PluginProject("""
            using Gen.Plugins;
            [PluginContract("rows")] internal interface IRows<T>;
            [Plugin("s3")] internal sealed class One : IRows<int>;
            [Plugin("s3")] internal sealed class Two : IRows<string>;
            [Plugin({|GEN0102:"s3"|})] internal sealed class Three : IRows<string>;
            """).Expect();
}
