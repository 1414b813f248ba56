namespace Gen.Plugins.CodeFixes.Tests.Tiers;

public sealed class SetTierFixTests
{
    private static readonly Dictionary<string, string> s_convention = new() { ["PluginTierConvention"] = "true" };

    /// <summary>The contracts of the run have no tier, which is what the fix is about.</summary>
    private const string Tiered = "[assembly: Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Shared, Namespace = \"Acme\")]\n";

    [Theory]
    [InlineData("public sealed class S3 : Acme.ILoad;", "Action")]
    [InlineData("public sealed class S3;", "Shared")]
    [InlineData("public enum S3 { None }", "Shared")]
    [InlineData("public delegate void S3();", "Shared")]
    [InlineData("internal interface S3 : Acme.ILoad;", "Action")]
    [InlineData("internal record struct S3(int Number);", "Shared")]
    public async Task Each_tier_is_offered_and_the_likeliest_comes_first(string declaration, string first)
    {
        using var run = new FixRun("GEN0205", $"{Tiered}\nnamespace Other;\n\n/// <summary>Loads.</summary>\n{declaration} // Here.\n") { Properties = s_convention };

        var offers = await run.Offers();

        Assert.Equal(4, offers.Distinct().Count());
        Assert.Equal($"[PluginTier(PluginTier.{first})]", offers[0]);
        FixRun.Same([$"using Gen.Plugins;\n\n{Tiered}\nnamespace Other;\n\n/// <summary>Loads.</summary>\n[PluginTier(PluginTier.{first})]\n{declaration} // Here.\n"], await run.Fix());
    }

    [Fact]
    public async Task The_attribute_stands_below_others_and_needs_no_second_using()
    {
        using var run = new FixRun("GEN0205", "using Gen.Plugins;\n" + Tiered + """

            namespace Other
            {
                // Loads.
                [Plugin("s3")]
                public sealed class S3 : Acme.ILoad
                {
                }
            }
            """) { Properties = s_convention };

        FixRun.Same(
            [
                "using Gen.Plugins;\n" + Tiered + """

                namespace Other
                {
                    // Loads.
                    [Plugin("s3")]
                    [PluginTier(PluginTier.Controller)]
                    public sealed class S3 : Acme.ILoad
                    {
                    }
                }
                """,
            ],
            await run.Fix(offer: 3));
    }

    [Fact]
    public async Task All_get_the_tier_that_was_chosen()
    {
        using var run = new FixRun(
            "GEN0205",
            Tiered + "namespace Other;\npublic class One;\npublic class Two : Acme.ILoad;\n",
            "using Gen.Plugins;\nnamespace Other;\n[PluginTier(PluginTier.Action)]\npublic class Three;\npublic class Four;\n") { Properties = s_convention };

        FixRun.Same(
            [
                "using Gen.Plugins;\n\n" + Tiered + "namespace Other;\n[PluginTier(PluginTier.Runtime)]\npublic class One;\n[PluginTier(PluginTier.Runtime)]\npublic class Two : Acme.ILoad;\n",
                "using Gen.Plugins;\nnamespace Other;\n[PluginTier(PluginTier.Action)]\npublic class Three;\n[PluginTier(PluginTier.Runtime)]\npublic class Four;\n",
            ],
            await run.FixAll(offer: 1));
    }
}
