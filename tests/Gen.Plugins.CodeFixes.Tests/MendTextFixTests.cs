namespace Gen.Plugins.CodeFixes.Tests;

public sealed class MendTextFixTests
{
    [Theory]
    [InlineData("GEN0101", "Plugin(\"S3 Batch\")", "Plugin(\"s3_batch\")")]
    [InlineData("GEN0101", "Plugin(\"ISTANBUL\")", "Plugin(\"istanbul\")")]
    [InlineData("GEN0101", "Plugin(nameof(S3))", "Plugin(\"s3\")")]
    [InlineData("GEN0101", "Plugin(/* the name */ \"S\" + \"3\" /* ! */, Version = \"1.0.0\")", "Plugin(/* the name */ \"s3\" /* ! */, Version = \"1.0.0\")")]
    [InlineData("GEN0101", "Plugin(name: @\"S3\")", "Plugin(name: \"s3\")")]
    [InlineData("GEN0101", "Plugin(\"s3\"), PluginAlias(\"S2\", Until = \"2.0.0\")", "Plugin(\"s3\"), PluginAlias(\"s2\", Until = \"2.0.0\")")]
    [InlineData("GEN0106", "Plugin(\"s3\", Version = \"v1.2\")", "Plugin(\"s3\", Version = \"1.2.0\")")]
    [InlineData("GEN0106", "Plugin(\"s3\"), PluginAlias(\"s2\", Until = \"2\")", "Plugin(\"s3\"), PluginAlias(\"s2\", Until = \"2.0.0\")")]
    [InlineData("GEN0107", "Plugin(\"s3\", HostVersion = \"1.*\")", "Plugin(\"s3\", HostVersion = \"[1.0.0,2.0.0)\")")]
    [InlineData("GEN0107", "Plugin(\"s3\"), PluginDependency(\"a\", VersionRange = \"^1.2\")", "Plugin(\"s3\"), PluginDependency(\"a\", VersionRange = \"[1.2,2.0.0)\")")]
    public async Task What_was_most_likely_meant_is_written(string id, string attributes, string mended)
    {
        using var run = new FixRun(id, Source(attributes));

        var texts = await run.Fix();

        FixRun.Same([Source(mended)], texts);
    }

    [Theory]
    [InlineData("GEN0101", "Plugin(Names.S3)")]
    [InlineData("GEN0101", "Plugin(\"S\" + Names.S3)")]
    [InlineData("GEN0101", "Plugin(\"___\")")]
    [InlineData("GEN0101", "Plugin(null!)")]
    [InlineData("GEN0106", "Plugin(\"s3\", Version = \"one\")")]
    [InlineData("GEN0107", "Plugin(\"s3\", HostVersion = \"*\")")]
    public async Task Nothing_is_offered_where_nothing_is_clear_or_a_constant_stands_elsewhere(string id, string attributes)
    {
        using var run = new FixRun(id, Source(attributes));

        Assert.Empty(await run.Offers());
    }

    [Fact]
    public async Task All_are_mended_together()
    {
        using var run = new FixRun(
            "GEN0101",
            """
            using Gen.Plugins;
            [Plugin("A 1"), PluginAlias("A 2")] public class A : Acme.ILoad;
            [Plugin(nameof(B))] public class B : Acme.ILoad;
            """,
            """
            [Gen.Plugins.PluginContract("C")] public interface C;
            """);

        var texts = await run.FixAll();

        FixRun.Same(
            [
                """
                using Gen.Plugins;
                [Plugin("a_1"), PluginAlias("a_2")] public class A : Acme.ILoad;
                [Plugin("b")] public class B : Acme.ILoad;
                """,
                """
                [Gen.Plugins.PluginContract("c")] public interface C;
                """,
            ],
            texts);
    }

    private static string Source(string attributes) => $$"""
        using Gen.Plugins;

        [{{attributes}}]
        public sealed class S3 : Acme.ILoad;

        public static class Names { public const string S3 = "S3"; }
        """;
}
