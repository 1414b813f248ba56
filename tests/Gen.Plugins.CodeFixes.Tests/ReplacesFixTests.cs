namespace Gen.Plugins.CodeFixes.Tests;

public sealed class ReplacesFixTests
{
    [Fact]
    public async Task The_later_plugin_takes_the_place_of_the_other()
    {
        using var run = new FixRun("GEN0102", """
            using Gen.Plugins;
            [Plugin("s3")] public sealed class Old : Acme.ILoad;
            [Plugin("s3", Version = "2.0.0")] public sealed class New : Acme.ILoad;
            """);

        Assert.Equal(["Take the place of the other 's3' (Replaces)"], await run.Offers());
        FixRun.Same(
            [
                """
                using Gen.Plugins;
                [Plugin("s3")] public sealed class Old : Acme.ILoad;
                [Plugin("s3", Version = "2.0.0", Replaces = "s3")] public sealed class New : Acme.ILoad;
                """,
            ],
            await run.Fix());
    }

    [Theory]
    [InlineData("[Plugin(\"s2\"), PluginAlias(\"s3\")]")]
    [InlineData("[Plugin(\"s3\", Replaces = \"s1\")]")]
    public async Task Nothing_is_offered_where_it_would_not_help(string attributes)
    {
        using var run = new FixRun("GEN0102", $$"""
            using Gen.Plugins;
            [Plugin("s3")] public sealed class Old : Acme.ILoad;
            {{attributes}} public sealed class New : Acme.ILoad;
            """);

        Assert.Empty(await run.Offers());
    }

    [Fact]
    public async Task Of_many_only_the_last_takes_the_place_so_that_all_can_be_fixed_together()
    {
        using var run = new FixRun(
            "GEN0102",
            """
            using Gen.Plugins;
            [Plugin("a")] public sealed class A1 : Acme.ILoad;
            [Plugin("b")] public sealed class B1 : Acme.ILoad;
            [Plugin("b")] public sealed class B2 : Acme.ILoad;
            """,
            """
            using Gen.Plugins;
            [Plugin("a")] public sealed class A2 : Acme.ILoad;
            [Plugin("a")] public sealed class A3 : Acme.ILoad;
            """);

        var texts = await run.FixAll();

        FixRun.Same(
            [
                """
                using Gen.Plugins;
                [Plugin("a")] public sealed class A1 : Acme.ILoad;
                [Plugin("b")] public sealed class B1 : Acme.ILoad;
                [Plugin("b", Replaces = "b")] public sealed class B2 : Acme.ILoad;
                """,
                """
                using Gen.Plugins;
                [Plugin("a")] public sealed class A2 : Acme.ILoad;
                [Plugin("a", Replaces = "a")] public sealed class A3 : Acme.ILoad;
                """,
            ],
            texts);
    }
}
