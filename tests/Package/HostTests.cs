using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>Which projects get a registrar or a registry.</summary>
[Collection(OnePackage.Name)]
public sealed class HostTests(Packed packed)
{
    [Fact]
    public async Task A_test_project_gets_no_registry_unless_it_asks() =>
        Assert.Equal("no registry\n", await (await packed.Sound).RunAsync("TestProjects/Silent"));

    [Fact]
    public async Task A_test_project_that_asks_gets_a_registry() =>
        Assert.Equal("TestProjects.Asking.HostPlugins\n", await (await packed.Sound).RunAsync("TestProjects/Asking"));

    [Fact]
    public async Task A_host_without_plugins_has_an_empty_registry() =>
        Assert.Equal("42 0\n", await (await packed.Sound).RunAsync("Nothing/Host"));

    [Fact]
    public async Task A_library_without_plugins_and_contracts_gets_no_registrar()
    {
        var library = Path.Combine((await packed.Sound).Clean("Nothing/Library"), "bin", "Debug", "net10.0", "Nothing.Library.dll");
        using var image = new PEReader(File.OpenRead(library));
        var metadata = image.GetMetadataReader();

        Assert.Equal(["<Module>", "Nothing.Library.Plain"], metadata.TypeDefinitions.Select(handle => Name(metadata, handle)).Where(static name => !name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)));
        Assert.DoesNotContain(metadata.AssemblyReferences, handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name).StartsWith("Gen.", StringComparison.Ordinal));
    }

    private static string Name(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var space = metadata.GetString(type.Namespace);
        return (space.Length == 0 ? "" : space + ".") + metadata.GetString(type.Name);
    }
}
