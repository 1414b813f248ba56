using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>The packed tool, installed as a user does it, on a packed library and a built host.</summary>
[Collection(OnePackage.Name)]
public sealed class ToolTests(Packed packed)
{
    [Fact]
    public async Task It_is_installed_and_shows_packages_and_hosts()
    {
        var sound = await packed.Sound;
        var host = Path.Combine(sound.Clean("ThreeAssemblies/Host"), "bin", "Debug", "net10.0", "Acme.Host.dll");
        var workspace = packed.New("tool");
        (await Command.DotnetAsync(workspace.Folder, "tool", "install", "Gen.Plugins.Tool", "--tool-path", workspace["tools"], "--version", packed.Version)).Succeeded();

        var package = (await GenAsync("plugin", "list", Path.Combine(packed.Feed, $"Transitive.Library.{packed.Version}.nupkg"), "--json")).Succeeded();
        var list = (await GenAsync("plugin", "list", host)).Succeeded();
        var why = (await GenAsync("plugin", "why", "disk", host)).Succeeded();
        var valid = (await GenAsync("plugin", "validate", host)).Succeeded();
        var page = (await GenAsync("explain", "gen0301")).Succeeded();
        var migrations = Path.Combine(sound.Clean("Migrations/Host"), "bin", "Debug", "net10.0", "Migrations.Host.dll");
        var database = $"Data Source={workspace["migrated.db"]}";
        var applied = (await GenAsync("migrations", "apply", migrations, "--database", database)).Succeeded();
        var status = (await GenAsync("migrations", "status", migrations, "--database", database)).Succeeded();
        var nothing = await GenAsync("plugin", "list", Path.Combine(packed.Feed, "nothing.dll"));

        Assert.Contains("\"format\": 1", package, StringComparison.Ordinal);
        Assert.Contains("memory", list, StringComparison.Ordinal);
        Assert.Contains("It comes after 'memory', which it needs.", why, StringComparison.Ordinal);
        Assert.Contains("Nothing is wrong.", valid, StringComparison.Ordinal);
        Assert.StartsWith("# GEN0301: ", page, StringComparison.Ordinal);
        Assert.Contains("4 migrations applied in ", applied, StringComparison.Ordinal);
        Assert.Contains("4 applied.", status, StringComparison.Ordinal);
        Assert.Equal(2, nothing.ExitCode);

        Task<Command> GenAsync(params string[] arguments) => Command.RunAsync(workspace.Folder, workspace["tools/gen"], arguments, []);
    }
}
