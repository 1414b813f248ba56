using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>InternalsVisibleTo between a library, its host, and test projects of that host.</summary>
[Collection(OnePackage.Name)]
public sealed class FriendTests(Packed packed)
{
    private const string OwnEverywhere = """
        top level: brief, double, polite; brief, double, polite
        in the root namespace: brief, double, polite; brief, double, polite
        below it: brief, double, polite; brief, double, polite
        using inside: brief, double, polite
        elsewhere: brief, double, polite

        """;

    [Fact]
    public async Task A_host_may_see_the_internals_of_a_plugin_library() =>
        Assert.Equal("brief, polite\nTrue\n", await (await packed.Sound).RunAsync("Friends/Host"));

    [Fact]
    public async Task A_test_project_with_a_registry_means_its_own_although_it_sees_that_of_the_host() =>
        Assert.Equal(OwnEverywhere, await (await packed.Sound).RunAsync("Friends/Tests"));

    [Fact]
    public async Task A_test_project_with_a_registry_means_its_own_although_it_shares_the_root_namespace_of_the_host() =>
        Assert.Equal(OwnEverywhere, await (await packed.Sound).RunAsync("Friends/SameRootTests"));

    [Fact]
    public async Task A_test_project_without_a_registry_uses_that_of_the_host() =>
        Assert.Equal("True\nbrief, polite\n", await (await packed.Sound).RunAsync("Friends/BorrowingTests"));
}
