using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>A build does nothing twice, and gives the same wherever it is done.</summary>
[Collection(OnePackage.Name)]
public sealed class RebuildTests(Packed packed)
{
    private const string Host = "Sound/PrivateNone/Host/PrivateNone.Host.csproj";

    [Fact]
    public async Task A_second_build_compiles_nothing()
    {
        var workspace = New("incremental");
        (await workspace.BuildAsync(Host)).Succeeded();

        var second = (await workspace.BuildAsync(Host, "-v:n")).Succeeded();

        var skipped = second.Split('\n').Count(static line => line.Contains("Skipping target \"CoreCompile\" because all output files are up-to-date", StringComparison.Ordinal));
        Assert.Equal(2, skipped);
    }

    [Fact]
    public async Task An_edited_plugin_is_compiled_again_and_reaches_the_host()
    {
        var workspace = New("edited");
        (await workspace.BuildAsync(Host)).Succeeded();

        var plugin = "Sound/PrivateNone/Library/Polite.cs";
        workspace.Write(plugin, File.ReadAllText(workspace[plugin]).Replace("[Plugin(\"polite\")]", "[Plugin(\"polite\", Version = \"7.7.7\")]", StringComparison.Ordinal));
        workspace.Write("Sound/PrivateNone/Host/Program.cs", "System.Console.WriteLine(PrivateNone.Host.HostPlugins.Registry.Plugins[0]);");
        var run = await Command.DotnetAsync(workspace.Folder, "run", "--project", workspace[Host]);

        Assert.Equal("polite 7.7.7\n", run.Succeeded());
    }

    [Fact]
    public async Task Builds_in_two_folders_are_equal_byte_for_byte()
    {
        var one = New("one");
        var other = New("another/of/another/length");
        (await one.BuildAsync(Host, "-c", "Release", $"-p:PathMap={one.Folder}=/_")).Succeeded();
        (await other.BuildAsync(Host, "-c", "Release", $"-p:PathMap={other.Folder}=/_")).Succeeded();

        foreach (var file in new[] { "PrivateNone.Host.dll", "PrivateNone.Host.pdb", "PrivateNone.Library.dll", "PrivateNone.Library.pdb" })
        {
            var output = "Sound/PrivateNone/Host/bin/Release/net10.0/" + file;
            Assert.True(File.ReadAllBytes(one[output]).AsSpan().SequenceEqual(File.ReadAllBytes(other[output])), $"'{file}' differs.");
        }
    }

    private Workspace New(string name)
    {
        var workspace = packed.New(name);
        workspace.Add("Sound/PrivateNone");
        return workspace;
    }
}
