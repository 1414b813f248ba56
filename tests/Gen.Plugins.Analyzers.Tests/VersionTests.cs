namespace Gen.Plugins.Analyzers.Tests;

public sealed class VersionTests
{
    [Theory]
    [InlineData("v1.2.0", "Write '1.2.0'.")]
    [InlineData("1.2", "Write '1.2.0'.")]
    [InlineData("1.2.3.4", "Write '1.2.3'.")]
    [InlineData("01.2.3", "Write '1.2.3'.")]
    [InlineData("one", "Write one, or leave it out.")]
    [InlineData("", "Write one, or leave it out.")]
    [InlineData("1.2.0-", "Write one, or leave it out.")]
    [InlineData("99999999999.0.0", "Write one, or leave it out.")]
    public async Task A_version_that_is_not_SemVer_is_reported_at_its_value(string version, string advice)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3", Description = "x", Version = {|GEN0106:"{{version}}"|}), PluginAlias("s2", Until = {|GEN0106:"{{version}}"|})]
            internal sealed class S3 : Acme.ILoad;
            """).Expect();

        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Equal($"'{version}' is not a SemVer 2.0 version: three numbers, as in 1.2.0 or 1.2.0-beta.1. {advice}", message));
    }

    [Theory]
    [InlineData("\"1.2.0\"")]
    [InlineData("\"1.2.0-beta.1+build.5\"")]
    [InlineData("\"0.0.0\"")]
    [InlineData("null")]
    [InlineData("Versions.This")]
    public async Task A_SemVer_version_is_not_reported(string version) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3", Version = {{version}}), PluginAlias("s2", Until = {{version}}), PluginAlias("s1")]
            internal sealed class S3 : Acme.ILoad;
            internal static class Versions { public const string This = "1" + ".0.0"; }
            """).Expect();

    [Theory]
    [InlineData("", "it is empty", "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions.")]
    [InlineData("1.*", "it floats", "Write '[1.0.0,2.0.0)'.")]
    [InlineData("*", "it floats", "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions.")]
    [InlineData("(1.0,1.0)", "no version is in it", "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions.")]
    [InlineData("[2.0,1.0]", "no version is in it", "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions.")]
    [InlineData(">=1.2", "it is not in NuGet's notation", "Write '1.2'.")]
    [InlineData("^1.2", "it is not in NuGet's notation", "Write '[1.2,2.0.0)'.")]
    [InlineData("one", "it is not in NuGet's notation", "Write it as NuGet does, for example '[1.0,2.0)', or leave it out for all versions.")]
    public async Task A_range_that_no_version_is_in_is_reported_at_its_value(string range, string fault, string advice)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3", HostVersion = {|GEN0107:"{{range}}"|}), PluginDependency("auth", Optional = true, VersionRange = {|GEN0107:"{{range}}"|})]
            internal sealed class S3 : Acme.ILoad;
            """).Expect();

        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Equal($"'{range}' is not a version range: {fault}. {advice}", message));
    }

    [Theory]
    [InlineData("\"[1.0,2.0)\"")]
    [InlineData("\"1.0\"")]
    [InlineData("\"[1.0.0.1,)\"")]
    [InlineData("\"[1.0]\"")]
    [InlineData("\"(,2.0-beta]\"")]
    [InlineData("null")]
    public async Task A_range_is_not_reported(string range) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3", HostVersion = {{range}}), PluginDependency("auth", VersionRange = {{range}}), PluginDependency("log")]
            internal sealed class S3 : Acme.ILoad;
            """).Expect();
}
