using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Analyzers.Tests;

public sealed class TakenNameTests
{
    [Theory]
    [InlineData("internal class {|GEN0109:HostPlugins|};")]
    [InlineData("internal static class {|GEN0109:HostPlugins|};")]
    [InlineData("public static partial class {|GEN0109:HostPlugins|};")]
    [InlineData("internal partial class {|GEN0109:HostPlugins|};")]
    [InlineData("internal struct {|GEN0109:HostPlugins|};")]
    [InlineData("internal delegate void {|GEN0109:HostPlugins|}();")]
    public async Task A_type_in_the_place_of_the_registry_is_reported(string declaration)
    {
        var messages = await Host("Acme.App", $"namespace Acme.App; {declaration}").Expect();

        Assert.Equal(["'HostPlugins' takes the place of this host's registry, the generated class 'HostPlugins' in 'Acme.App': rename it, or make it 'internal static partial class' to add to the generated one."], messages);
    }

    [Theory]
    [InlineData("namespace Acme.App.{|GEN0109:HostPlugins|}; internal class X;", "Acme.App")]
    [InlineData("namespace {|GEN0109:HostPlugins|} { internal class X; }", "")]
    [InlineData("internal class {|GEN0109:HostPlugins|};", "")]
    [InlineData("namespace @class; internal class {|GEN0109:HostPlugins|};", "class")]
    [InlineData("namespace Acme; internal class {|GEN0109:App|};", "Acme.App")]
    [InlineData("namespace Acme.App; internal static partial class HostPlugins { public const int {|GEN0109:Registry|} = 1; }", "Acme.App")]
    public async Task Whatever_stands_in_the_way_is_reported(string source, string rootNamespace) => await Host(rootNamespace, source).Expect();

    [Theory]
    [InlineData("namespace Acme.App; internal static partial class HostPlugins { public const int More = 1; }", "Acme.App")]
    [InlineData("namespace Acme.App; internal class HostPlugins<T>;", "Acme.App")]
    [InlineData("namespace Acme.Other; internal class HostPlugins;", "Acme.App")]
    [InlineData("namespace Acme.App; internal class Plugins;", "Acme.App")]
    [InlineData("namespace Plugins; internal class Gen;", "")]
    [InlineData("", "")]
    public async Task What_does_not_stand_in_the_way_is_not_reported(string source, string rootNamespace) => await Host(rootNamespace, source).Expect();

    [Fact]
    public async Task Only_a_host_needs_the_place() =>
        await (Host("Acme.App", "namespace Acme.App; internal class HostPlugins;") with { IsHost = false }).Expect();

    [Theory]
    [InlineData("internal class {|GEN0109:System|};", "System")]
    [InlineData("internal class {|GEN0109:Microsoft|};", "Microsoft")]
    [InlineData("internal class {|GEN0109:Gen|};", "Gen")]
    [InlineData("namespace Gen { internal class {|GEN0109:Plugins|}; }", "Gen.Plugins")]
    public async Task A_type_that_hides_a_namespace_is_reported_in_a_host(string source, string hidden)
    {
        var messages = await (Host("Acme.App", source) with { HasErrors = true, HasContracts = false }).Expect();

        Assert.Equal([$"The type '{hidden}' hides the namespace '{hidden}', which generated code must name, so that this host gets no registry: rename it."], messages);
    }

    [Fact]
    public async Task A_type_that_hides_a_namespace_is_reported_in_a_project_with_plugins_or_contracts()
    {
        var messages = await new PluginProject("internal class {|GEN0109:Microsoft|};").Expect();

        Assert.Equal(["The type 'Microsoft' hides the namespace 'Microsoft', which generated code must name, so that no host finds the plugins of this project: rename it."], messages);
        await (new PluginProject("internal class Microsoft;") with { HasContracts = false }).Expect();
        await (new PluginProject("internal class Outer { internal class Microsoft; }") with { IsHost = true }).Expect();
    }

    [Fact]
    public async Task It_works_at_the_oldest_language_that_has_what_the_sources_use() =>
        await (Host("Acme.App", "namespace Acme.App { internal class {|GEN0109:HostPlugins|} { } }") with { Language = LanguageVersion.CSharp8, HasContracts = false }).Expect();

    private static PluginProject Host(string rootNamespace, string source) => new(source) { IsHost = true, RootNamespace = rootNamespace };
}
