using System.Globalization;
using System.Text.Json;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Migrations;
using Gen.Plugins.Tool.Reading;
using Gen.Plugins.Tool.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Tool.Tests.Migrations;

public sealed class MigrationListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_order_names_and_SQL_of_the_hosts_own_registry()
    {
        var shop = new Shop();
        var registry = shop.Registry();

        using var set = MigrationSet.Read(PathReader.Read(shop.Build(_folder)).Subjects[0]);

        Assert.Equal(registry.Migrations.Select(Text), set.Migrations.Select(static m => Text(m.Migration)));
        Assert.Contains(set.Migrations, static m => m.Migration.Plugin == "load/flakes");
        Assert.Contains(set.Migrations, static m => m.Migration.Plugin == "store/flakes");
        Assert.True(registry.Migrations.Select(static m => m.Plugin).ToList().IndexOf("zones") < registry.Migrations.Select(static m => m.Plugin).ToList().IndexOf("orders"));
    }

    [Fact]
    public void Shows_a_line_for_each()
    {
        var lines = ToolRun.Output("migrations", "list", new Shop().Build(_folder)).Split(Environment.NewLine);

        Assert.StartsWith("Shop.App, a host, has 8 migrations of 6 plugins: ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^PLUGIN +NUMBER +NAME +DIALECT +OPTIONS +SIZE +PATH$", lines[1]);
        Assert.Contains(lines, static l => System.Text.RegularExpressions.Regex.IsMatch(l, "^zebra +1 +postgresql +postgresql +no-transaction +75 B +Migrations/zebra/001_postgresql.sql$"));
        Assert.Contains(lines, static l => System.Text.RegularExpressions.Regex.IsMatch(l, "^alpha +5000000000 +create +any +- +33 B +Migrations/alpha/5000000000_create.sql$"));
    }

    [Theory]
    [InlineData("orders", "alpha zones orders orders")]
    [InlineData("store/flakes", "store/flakes")]
    [InlineData("flakes", "store/flakes load/flakes")]
    [InlineData("plain", "")]
    [InlineData("sales", "alpha zones orders orders")]
    public void Shows_only_plugins_that_are_named_and_what_they_need(string name, string plugins)
    {
        var list = JsonDocument.Parse(ToolRun.Output("migrations", "list", new Shop { Aliases = "sales" }.Build(_folder), "--plugin", name, "--json"));

        Assert.Equal(plugins, string.Join(' ', list.RootElement.GetProperty("compositions")[0].GetProperty("migrations").EnumerateArray().Select(static m => m.GetProperty("plugin").GetString())));
    }

    [Fact]
    public void An_unknown_plugin_is_told_with_the_nearest_name()
    {
        var exit = ToolRun.Run("migrations", "list", new Shop().Build(_folder), "--plugin", "odrers");

        Assert.Equal(2, exit.Code);
        Assert.Contains("Did you mean 'orders'?", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_all_that_is_known()
    {
        var migration = JsonDocument.Parse(ToolRun.Output("migrations", "list", new Shop().Build(_folder), "--json")).RootElement
            .GetProperty("compositions")[0].GetProperty("migrations").EnumerateArray().Single(static m => m.GetProperty("path").GetString() == "Migrations/zebra/001_postgresql.sql");

        Assert.Equal(
            ["plugin", "number", "name", "path", "assembly", "checksum", "size", "dialect", "noTransaction"],
            migration.EnumerateObject().Select(static p => p.Name));
        Assert.Equal((1, "Shop", "postgresql", true), (migration.GetProperty("number").GetInt32(), migration.GetProperty("assembly").GetString(), migration.GetProperty("dialect").GetString(), migration.GetProperty("noTransaction").GetBoolean()));
    }

    [Fact]
    public void A_library_has_its_own_also_in_a_package()
    {
        new Shop().Build(_folder);
        var library = _folder["bin/Shop.dll"];
        var package = _folder.Write("Shop.1.0.0.nupkg", Zips.Of(Zips.Nuspec("Shop", "1.0.0"), ("lib/net8.0/Shop.dll", File.ReadAllBytes(library))));

        Assert.Equal(Plugins(library), Plugins(package));
        Assert.Equal("flakes zebra zebra zones orders orders", Plugins(library));
        Assert.Contains("create table zones", ToolRun.Output("migrations", "script", package, "--from-empty", "--dialect", "sqlite"), StringComparison.Ordinal);

        static string Plugins(string path) => string.Join(' ', JsonDocument.Parse(ToolRun.Output("migrations", "list", path, "--json")).RootElement
            .GetProperty("compositions")[0].GetProperty("migrations").EnumerateArray().Select(static m => m.GetProperty("plugin").GetString()));
    }

    [Fact]
    public void What_no_compiler_writes_is_refused_and_shown_without_control_characters()
    {
        var exit = ToolRun.Run("migrations", "list", _folder.Write("Evil.dll", Forged.Library(@"a\u001b[31m").Image));

        Assert.Equal(2, exit.Code);
        Assert.Contains("is refused: what it says of migration 1 'a\\u001b[31m' of 'p'", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exit.Error);
    }

    [Fact]
    public void A_thousand_migrations_of_fifty_plugins_are_as_the_host_has_them()
    {
        var source = "using Gen.Plugins; namespace Shop.App; [PluginContract(\"load\")] public interface ILoad { }\n"
            + string.Concat(Enumerable.Range(0, 50).Select(static i => $"[Plugin(\"p{i:00}\"), PluginMigrations(\"Migrations/p{i:00}\"){(i % 3 == 0 && i < 48 ? $", PluginDependency(\"p{i + 2:00}\")" : "")}] internal sealed class P{i} : ILoad {{ }}\n"));
        var files = Enumerable.Range(0, 1000).Select(static i => (string.Create(CultureInfo.InvariantCulture, $"Migrations/p{i % 50:00}/{(i / 50) + 1:000}_m.sql"), string.Create(CultureInfo.InvariantCulture, $"create table t{i} (id integer);\n")));
        var host = Compiled.HostWith("Shop.App", source, files);
        var registry = (PluginRegistry)new System.Runtime.Loader.AssemblyLoadContext("many", true).LoadFromStream(new MemoryStream(host.Image)).GetType("Shop.App.HostPlugins")!.GetField("Registry")!.GetValue(null)!;
        var app = _folder.Write("Shop.App.dll", host.Image);

        using (var set = MigrationSet.Read(PathReader.Read(app).Subjects[0]))
        {
            Assert.Equal(registry.Migrations.Select(Text), set.Migrations.Select(static m => Text(m.Migration)));
        }

        var database = $"Data Source={_folder["many.db"]}";
        Assert.Contains("1000 migrations applied in ", ToolRun.Output("migrations", "apply", app, "--database", database), StringComparison.Ordinal);
        Assert.EndsWith($"1000 applied.{Environment.NewLine}", ToolRun.Output("migrations", "status", app, "--database", database), StringComparison.Ordinal);
    }

    private static string Text(PluginMigration m) => $"{m.Plugin} {m.Number} {m.Name} {m.Path} {m.Checksum} {m.Dialect} {m.NoTransaction} {m.ReadSql()}";
}
