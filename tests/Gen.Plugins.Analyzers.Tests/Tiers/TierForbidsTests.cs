namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>What may not be used anywhere, or in a part of the code.</summary>
public sealed class TierForbidsTests
{
    /// <summary>Which of these classes, one in each place, may not use a builder.</summary>
    private static readonly string[] s_places = ["Acme.Runtime.Core", "Acme.Shared.Text", "Acme.Controller.Workbook", "Acme.Controller.Query", "Acme.Actions.Postgres", "Acme.Actions.Workbook", "Acme.Server"];

    [Theory]
    [InlineData("typeof(StringBuilder)", "Runtime.Core Shared.Text Controller.Workbook Controller.Query Actions.Postgres Actions.Workbook Server")]
    [InlineData("typeof(StringBuilder), Tier = PluginTier.Runtime", "Runtime.Core")]
    [InlineData("typeof(StringBuilder), Tier = PluginTier.Controller", "Controller.Workbook Controller.Query")]
    [InlineData("typeof(StringBuilder), Plugin = \"workbook\"", "Controller.Workbook Actions.Workbook")]
    [InlineData("typeof(StringBuilder), Plugin = \"workbook\", Tier = PluginTier.Controller", "Controller.Workbook")]
    [InlineData("typeof(StringBuilder), Plugin = \"nobody\"", "")]
    [InlineData("typeof(System.Runtime.Serialization.ISerializable), Tier = PluginTier.Action", "Actions.Postgres Actions.Workbook")]
    [InlineData("Namespace = \"System.Text\", Tier = PluginTier.Shared", "Shared.Text")]
    [InlineData("Namespace = \"System\", Tier = PluginTier.Shared, Plugin = \"x\"", "")]
    [InlineData("Namespace = \"System.Tex\"", "")]
    [InlineData("Namespace = \"System.Text.Json\"", "")]
    [InlineData("typeof(System.Text.Encoding)", "")]
    public async Task An_assembly_forbids_to_itself_to_a_tier_and_to_a_plugin(string arguments, string places)
    {
        var marked = places.Split(' ');
        var code = string.Join('\n', s_places.Select(place => $"namespace {place} {{ class X {{ System.Text.{(marked.Contains(place["Acme.".Length..]) ? "{|GEN0203:StringBuilder|}" : "StringBuilder")} _field; }} }}"));

        await new TierProject($"using System.Text; using Gen.Plugins; [assembly: PluginForbids({arguments})] [assembly: PluginFree(Namespace = \"Acme.Server\")]", code).Expect();
    }

    [Fact]
    public async Task A_type_forbids_to_itself_and_to_what_is_in_it() => await new TierProject("""
        using Gen.Plugins;
        namespace Acme.Shared
        {
            [PluginForbids(typeof(System.Text.StringBuilder), Reason = "Slow.")]
            class X { System.Text.{|GEN0203:StringBuilder|} _field; struct Inner { System.Text.{|GEN0203:StringBuilder|} _field; } }
            class Y { System.Text.StringBuilder _field; X _fine; }
            interface ILoad;
            [Plugin("z"), PluginForbids(Namespace = "System.IO")] class Z : ILoad { System.IO.{|GEN0203:Stream|} M() => null; }
        }
        """).Expect();

    [Fact]
    public async Task A_project_without_tiers_forbids_too() => await new TierProject("""
        [assembly: Gen.Plugins.PluginForbids(typeof(System.Text.StringBuilder))]
        class X { System.Text.{|GEN0203:StringBuilder|} _field; }
        """) { HasConvention = false }.Expect();

    [Fact]
    public async Task What_a_reference_forbids_to_itself_it_forbids_to_nobody_else()
    {
        var library = new TierProject("[assembly: Gen.Plugins.PluginForbids(typeof(System.Text.StringBuilder))] namespace Acme.Shared.Text { public class Note; }") { AssemblyName = "Acme.Library" };

        await new TierProject("namespace Acme.Actions.Postgres { class X { System.Text.StringBuilder _field; Acme.Shared.Text.Note _note; } }") { References = [library.AsFile()] }.Expect();
    }

    [Theory]
    [InlineData("object M() => System.Text.Json.JsonDocument.Parse(\"\");", 0)]
    [InlineData("object M() => new System.Collections.Generic.List<System.Text.{|GEN0203:StringBuilder|}>();", 1)]
    [InlineData("object M() => typeof(System.Text.{|GEN0203:StringBuilder|});", 1)]
    [InlineData("object M(System.IO.StringWriter writer) => writer.{|GEN0203:GetStringBuilder|}();", 1)]
    [InlineData("object M(System.IO.StringWriter writer) => writer.NewLine;", 0)]
    [InlineData("void M(System.IO.StringWriter writer) { {|GEN0203:var|} a = writer.GetStringBuilder(); }", 1)]
    public async Task What_is_inferred_or_handed_out_is_forbidden_too(string member, int count) =>
        Assert.Equal(count, (await new TierProject($"[assembly: Gen.Plugins.PluginForbids(typeof(System.Text.StringBuilder))] namespace Acme.Shared {{ class X {{ {member} }} }}").Expect()).Length);
}
