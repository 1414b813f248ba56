namespace Gen.Plugins.CodeFixes.Tests.Tiers;

public sealed class ToldTierFixTests
{
    [Theory]
    [InlineData("Plugin(\"s3\", @)", "Plugin(\"s3\")")]
    [InlineData("Plugin(\"s3\", @, Version = \"1.0.0\")", "Plugin(\"s3\", Version = \"1.0.0\")")]
    [InlineData("Plugin(\"s3\", Version = \"1.0.0\", // The first.\n @)", "Plugin(\"s3\", Version = \"1.0.0\" // The first.\n )")]
    [InlineData("Plugin(\"s3\",\n    Version = \"1.0.0\",\n    @,\n    Author = \"A\")", "Plugin(\"s3\",\n    Version = \"1.0.0\",\n    Author = \"A\")")]
    public async Task The_tier_is_left_out_where_the_place_tells_it(string written, string mended)
    {
        using var run = new FixRun("GEN0206", Source(written)) { Properties = new() { ["PluginTierConvention"] = "true" } };

        Assert.Equal(["Leave Tier out: the place says action"], await run.Offers());
        FixRun.Same([Source(mended)], await run.Fix());
    }

    [Fact]
    public async Task Of_all_it_is_left_out_together()
    {
        using var run = new FixRun(
            "GEN0206",
            Source("Plugin(\"s3\", @)"),
            "using Gen.Plugins;\nnamespace Acme.Shared;\n[Plugin(\"a\", @)] class A : ILoad;\n[Plugin(\"b\", @)] class B : ILoad;\n".Replace("@", "Tier = PluginTier.Runtime", StringComparison.Ordinal)) { Properties = new() { ["PluginTierConvention"] = "true" } };

        FixRun.Same([Source("Plugin(\"s3\")"), "using Gen.Plugins;\nnamespace Acme.Shared;\n[Plugin(\"a\")] class A : ILoad;\n[Plugin(\"b\")] class B : ILoad;\n"], await run.FixAll());
    }

    [Theory]
    [InlineData("[assembly: PluginTier(PluginTier.Shared)]\n[assembly: PluginTier(PluginTier.Action)]\n")]
    [InlineData("[assembly: PluginFree]\n[Plugin(\"s3\", Tier = PluginTier.Action)] class S3 : Acme.ILoad;\n")]
    public async Task Nothing_is_offered_where_the_place_tells_none(string source)
    {
        using var run = new FixRun("GEN0206", "using Gen.Plugins;\n" + source);

        Assert.Empty(await run.Offers());
    }

    private static string Source(string attribute) =>
        $"using Gen.Plugins;\nnamespace Acme.Actions.S3;\n// Loads.\n[{attribute.Replace("@", "Tier = PluginTier.Shared", StringComparison.Ordinal)}] // Here.\npublic class Loader : ILoad;\n";
}
