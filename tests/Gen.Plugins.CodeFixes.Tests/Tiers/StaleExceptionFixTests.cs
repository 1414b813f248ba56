namespace Gen.Plugins.CodeFixes.Tests.Tiers;

public sealed class StaleExceptionFixTests
{
    private const string Types = "namespace Acme.Shared { public class One; public class Two; } namespace Acme.Actions.S3 { public class Loader; }";
    private const string One = "PluginTierException(typeof(Acme.Shared.One), typeof(Acme.Actions.S3.Loader), Reason = \"Old\")";
    private const string Two = "PluginTierException(typeof(Acme.Shared.Two), typeof(Acme.Actions.S3.Loader), Reason = \"Old\")";
    private const string Other = "System.Reflection.AssemblyMetadata(\"a\", \"b\")";

    [Theory]
    [InlineData("using Gen.Plugins;\n\n[assembly: @]\n", "using Gen.Plugins;\n")]
    [InlineData("using Gen.Plugins;\n\n// Known.\n[assembly: @]\n", "using Gen.Plugins;\n\n// Known.\n")]
    [InlineData("using Gen.Plugins;\n[assembly: @] // Once.\n[assembly: #]\n", "using Gen.Plugins;\n// Once.\n[assembly: #]\n")]
    [InlineData("using Gen.Plugins;\n[assembly: #]\n[assembly: @]\nclass C;\n", "using Gen.Plugins;\n[assembly: #]\nclass C;\n")]
    [InlineData("using Gen.Plugins;\n[assembly: #]\n[assembly: @]\n", "using Gen.Plugins;\n[assembly: #]\n")]
    [InlineData("using Gen.Plugins;\n[assembly: #, @]\n", "using Gen.Plugins;\n[assembly: #]\n")]
    [InlineData("using Gen.Plugins;\n[assembly: @, #]\n", "using Gen.Plugins;\n[assembly: #]\n")]
    [InlineData("using Gen.Plugins;\n#if !NEVER\n[assembly: @]\n#endif\n", "using Gen.Plugins;\n#if !NEVER\n#endif\n")]
    [InlineData("using Gen.Plugins;\r\n\r\n[assembly: @]\r\n[assembly: #]\r\n", "using Gen.Plugins;\r\n\r\n[assembly: #]\r\n")]
    public async Task A_stale_exception_is_removed_with_its_list_if_it_is_alone_and_comments_stay(string source, string mended)
    {
        using var run = new FixRun("GEN0207", Source(source), Types) { Properties = new() { ["PluginTierConvention"] = "true" } };

        Assert.Equal(["Remove the stale exception"], await run.Offers());
        Assert.Equal(Source(mended), (await run.Fix())[0]);
    }

    [Fact]
    public async Task All_are_removed_together_and_the_needed_one_stays()
    {
        using var run = new FixRun(
            "GEN0207",
            Source($"using Gen.Plugins;\n\n[assembly: @]\n[assembly: {Two}]\n[assembly: #, @]\n"),
            "[assembly: Gen.Plugins.PluginTierException(typeof(Acme.Shared.User), typeof(Acme.Actions.S3.Loader), Reason = \"Needed\")]\nnamespace Acme.Shared { public class User { public Acme.Actions.S3.Loader? Loader; } }\n",
            Source("// Late.\n[assembly: Gen.Plugins.@]\n"),
            Types) { Properties = new() { ["PluginTierConvention"] = "true" } };

        var files = await run.FixAll();

        Assert.Equal(Source("using Gen.Plugins;\n\n[assembly: #]\n"), files[0]);
        Assert.Contains("Needed", files[1], StringComparison.Ordinal);
        Assert.Equal("// Late.\n", files[2]);
    }

    [Fact]
    public async Task An_overdue_exception_is_not_removed()
    {
        using var run = new FixRun(
            "GEN0208",
            Source($"using Gen.Plugins;\n[assembly: {One.Replace("\"Old\"", "\"Old\", Until = \"2020-01-01\"", StringComparison.Ordinal)}]\n"),
            "namespace Acme.Shared { public class One { public Acme.Actions.S3.Loader? Loader; } } namespace Acme.Actions.S3 { public class Loader; }")
        {
            Properties = new() { ["PluginTierConvention"] = "true" },
        };

        Assert.Empty(await run.Offers());
    }

    private static string Source(string text) => text.Replace("@", One, StringComparison.Ordinal).Replace(": #", ": " + Other, StringComparison.Ordinal).Replace(", #", ", " + Other, StringComparison.Ordinal);
}
