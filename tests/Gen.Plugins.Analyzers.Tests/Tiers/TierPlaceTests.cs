using System.Globalization;
using System.Text.RegularExpressions;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>Where a type stands: what is said of it itself, of its namespace, of its project, and what the convention makes of its namespace.</summary>
public sealed partial class TierPlaceTests
{
    [Theory]
    // The convention.
    [InlineData("Acme.Runtime.Core", "", "", "", "runtime")]
    [InlineData("Acme.Shared", "", "", "", "shared")]
    [InlineData("Shared", "", "", "", "shared")]
    [InlineData("Acme.Controllers.Workbook.Deep", "", "", "", "workbook (controller)")]
    [InlineData("Acme.actions.Postgres", "", "", "", "postgres (action)")]
    [InlineData("Acme.Actions", "", "", "", "Acme.App (action)")]
    [InlineData("Acme.Actions.Postgres.Shared", "", "", "", "postgres (action)")]
    [InlineData("Acme.Runtime.Actions.Postgres", "", "", "", "runtime")]
    // The project is above the convention.
    [InlineData("Acme.Shared", "", "", "Action", "Acme.App (action)")]
    [InlineData("Acme.Actions.Postgres", "", "", "Controller", "postgres (controller)")]
    [InlineData("Acme.Shared", "", "[assembly: PluginTier(PluginTier.Runtime)]", "", "runtime")]
    // A namespace is above the project, the longest above the others; it ends at a dot.
    [InlineData("Acme.Shared", "", "[assembly: PluginTier(PluginTier.Runtime, Namespace = \"Acme.Shared\")]", "Action", "runtime")]
    [InlineData("Acme.Shared.Text", "", "[assembly: PluginTier(PluginTier.Runtime, Namespace = \"Acme.Shared\")]", "Action", "runtime")]
    [InlineData("Acme.Shared.Text", "", "[assembly: PluginTier(PluginTier.Controller, Namespace = \"Acme\"), PluginTier(PluginTier.Runtime, Namespace = \"Acme.Shared\")]", "", "runtime")]
    [InlineData("Acme.Shared.Text", "", "[assembly: PluginTier(PluginTier.Runtime, Namespace = \"Acme.Shared\"), PluginTier(PluginTier.Controller, Namespace = \"Acme\")]", "", "runtime")]
    [InlineData("Acme.Shared", "", "[assembly: PluginTier(PluginTier.Runtime, Namespace = \"Acme.Sha\")]", "", "shared")]
    [InlineData("Acme.Shared", "", "[assembly: PluginTier(PluginTier.Runtime, Namespace = \"Acme.Shared.Text\")]", "", "shared")]
    // The type is above everything.
    [InlineData("Acme.Shared", "[PluginTier(PluginTier.Runtime)]", "[assembly: PluginTier(PluginTier.Controller, Namespace = \"Acme.Shared\")]", "Action", "runtime")]
    [InlineData("Acme.Tools", "[Plugin(\"x\", Tier = PluginTier.Action)]", "", "Runtime", "x (action)")]
    [InlineData("Acme.Tools", "[Plugin(\"x\")]", "", "Controller", "x (controller)")]
    // The namespace names the plugin before its attribute does.
    [InlineData("Acme.Actions.Postgres", "[Plugin(\"pg\")]", "", "", "postgres (action)")]
    public async Task The_narrowest_statement_wins(string space, string type, string assembly, string property, string place) =>
        Assert.Equal(place, await PlaceOfX(type + " public class X { System.Text.StringBuilder _field; }", space, assembly, property, hasConvention: true));

    [Theory]
    [InlineData("Acme.Actions.Postgres", "[Plugin(\"pg\", Tier = PluginTier.Action)]", "", "", "pg (action)")]
    [InlineData("Acme.Actions.Postgres", "", "", "Action", "Acme.App (action)")]
    [InlineData("Acme.Actions.Postgres", "", "", "Shared", "shared")]
    [InlineData("Acme.Shared", "", "[assembly: PluginTier(PluginTier.Runtime)]", "", "runtime")]
    public async Task Without_the_convention_a_namespace_says_nothing(string space, string type, string assembly, string property, string place) =>
        Assert.Equal(place, await PlaceOfX(type + " public class X { System.Text.StringBuilder _field; }", space, assembly, property, hasConvention: false));

    [Theory]
    [InlineData("[PluginTier(PluginTier.Shared)] class Outer { class X { System.Text.StringBuilder _field; } }", "shared")]
    [InlineData("[PluginTier(PluginTier.Shared)] class Outer { [PluginTier(PluginTier.Runtime)] class X { System.Text.StringBuilder _field; } }", "runtime")]
    [InlineData("[Plugin(\"x\", Tier = PluginTier.Action)] class Outer { struct X { System.Text.StringBuilder _field; } }", "x (action)")]
    [InlineData("[PluginTier(PluginTier.Runtime)] enum Other; [PluginTier(PluginTier.Runtime)] interface X { System.Text.StringBuilder Property { get; } }", "runtime")]
    [InlineData("[PluginTier(PluginTier.Runtime)] delegate System.Text.StringBuilder X();", "runtime")]
    [InlineData("[PluginTier(PluginTier.Runtime)] partial class X { } partial class X { System.Text.StringBuilder _field; }", "runtime")]
    public async Task A_nested_type_is_where_the_type_around_it_is(string types, string place) =>
        Assert.Equal(place, await PlaceOfX(types, "Acme.Tools", "", "", hasConvention: false));

    [Theory]
    [InlineData("Runtime", "runtime")]
    [InlineData("Shared", "shared")]
    [InlineData("Controller", "Acme.App (controller)")]
    [InlineData("Action", "Acme.App (action)")]
    [InlineData("action", "Acme.App (action)")]
    public async Task The_property_takes_the_four_tiers(string property, string place) =>
        Assert.Equal(place, await PlaceOfX("class X { System.Text.StringBuilder _field; }", "Acme.Tools", "", property, hasConvention: false));

    [Theory]
    [InlineData("Actions")]
    [InlineData("7")]
    [InlineData("Runtime,Shared")]
    public async Task A_property_that_is_no_tier_is_reported(string property) =>
        Assert.Equal("GEN0209", await new TierProject("namespace Acme.Tools { class X; }") { HasConvention = false, Tier = property }.Ids());

    [Theory]
    [InlineData("[assembly: Gen.Plugins.PluginTier((Gen.Plugins.PluginTier)7)] class X;")]
    [InlineData("[Gen.Plugins.PluginTier((Gen.Plugins.PluginTier)(-1))] class X;")]
    [InlineData("interface I; [Gen.Plugins.Plugin(\"x\", Tier = (Gen.Plugins.PluginTier)4)] class X : I;")]
    [InlineData("[assembly: Gen.Plugins.PluginTier((Gen.Plugins.PluginTier)7, Namespace = \"Acme\")] namespace Acme { class X; }")]
    public async Task A_value_that_is_no_tier_is_reported(string source) =>
        Assert.Contains("GEN0209", await new TierProject(source) { HasConvention = false }.Ids(), StringComparison.Ordinal);

    /// <summary>The place of the type X, by the message about what is forbidden everywhere.</summary>
    private static async Task<string> PlaceOfX(string types, string space, string assembly, string property, bool hasConvention)
    {
        var project = new TierProject(
            $"using Gen.Plugins; {assembly} namespace {space} {{ {types} }}",
            "[assembly: Gen.Plugins.PluginForbids(typeof(System.Text.StringBuilder))]") { HasConvention = hasConvention, Tier = property };
        var forbidden = (await project.Analyze()).Where(static d => d.Id == "GEN0203").ToArray();
        return Place().Match(Assert.Single(forbidden).GetMessage(CultureInfo.InvariantCulture)).Groups["place"].Value;
    }

    [GeneratedRegex("^'[A-Za-z.]*X' in (?<place>.*) must not use ")]
    private static partial Regex Place();
}
