using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>The host of three assemblies as a native program, and trimmed: no warning, and what the JIT host prints.</summary>
[Collection(OnePackage.Name)]
public sealed class NativeTests(Packed packed)
{
    [Theory]
    [InlineData("native", "-p:Native=true")]
    [InlineData("trimmed", "-p:PublishTrimmed=true")]
    public async Task A_published_host_does_what_the_jit_host_does_and_was_published_without_a_warning(string kind, string option)
    {
        var workspace = packed.New(kind);
        workspace.Add("Sound/ThreeAssemblies");
        var output = workspace["published"];

        // The net10.0 pack of the native compiler is not on every package source.
        var publish = await Command.DotnetAsync(
            workspace.Folder, "publish", workspace["Sound/ThreeAssemblies/Host"], "-f", "net8.0", "--use-current-runtime", "--self-contained", option, "-o", output);
        publish.Succeeded();

        Assert.Empty(Finding.Read(publish.Output, workspace.Folder));
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(kind != "native", File.Exists(Path.Combine(output, "Acme.Host.dll")));
        Assert.Equal(ThreeAssemblies.Output, (await Command.RunAsync(output, Path.Combine(output, "Acme.Host"), [], [])).Succeeded());
    }
}
