using System.Reflection;
using System.Runtime.Loader;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests;

public sealed class ListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_each_plugin_with_where_it_comes_from_and_what_left_it_out()
    {
        var output = ToolRun.Output("plugin", "list", Acme.Build(_folder));

        Snapshot.Matches("list.txt", output, _folder);
    }

    [Fact]
    public void Has_the_order_of_the_hosts_own_registry()
    {
        var context = new AssemblyLoadContext("host", isCollectible: true);
        foreach (var assembly in new[] { Acme.Contracts, Acme.Loaders })
        {
            context.LoadFromStream(new MemoryStream(assembly.Image));
        }

        var host = context.LoadFromStream(new MemoryStream(Acme.App.Image));
        var registry = (PluginRegistry)host.GetType("Acme.App.HostPlugins")!.GetField("Registry", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

        var shown = Lines.Names(ToolRun.Output("plugin", "list", Acme.Build(_folder)));

        Assert.Equal(registry.Plugins.Select(static p => p.Name), shown.Take(registry.Plugins.Length));
        Assert.Equal(["ftp", "telnet"], shown.Skip(registry.Plugins.Length));
        context.Unload();
    }

    [Fact]
    public void Prints_the_same_as_json() =>
        Snapshot.Matches("list.json", ToolRun.Output("plugin", "list", Acme.Build(_folder), "--json"), _folder);

    [Fact]
    public void Cuts_the_widest_columns_where_the_terminal_is_narrow()
    {
        var output = ToolRun.Run(hasColours: false, width: 80, "plugin", "list", Acme.Build(_folder)).Output;

        var rows = output.Split(Environment.NewLine).SkipWhile(static l => !l.StartsWith("NAME ", StringComparison.Ordinal)).ToArray();
        Assert.True(rows.Length > 8);
        Assert.All(rows, static r => Assert.InRange(r.Length, 0, 80));
        Assert.Contains(rows, static r => r.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public void Uses_colours_where_it_may()
    {
        var app = Acme.Build(_folder);

        Assert.Contains("\u001b[", ToolRun.Run(hasColours: true, width: null, "plugin", "list", app).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", ToolRun.Run(hasColours: true, width: null, "plugin", "list", app, "--no-color").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_the_plugins_of_the_worker() =>
        Assert.Equal(["auth", "catalog", "credential_file", "duckdb", "environment", "event", "event_log", "file", "http", "postgres", "python", "results", "secrets", "server", "snowflake", "sqlite", "storage", "transfer", "vault"], Lines.Names(ToolRun.Output("plugin", "list", Built.Worker)));

    [Fact]
    public void Says_of_an_assembly_without_plugins_that_it_has_none()
    {
        var exit = ToolRun.Run("plugin", "list", typeof(Assert).Assembly.Location);

        Assert.Equal(0, exit.Code);
        Assert.Contains("xunit.assert, no host, has no plugins", exit.Output, StringComparison.Ordinal);
    }
}
