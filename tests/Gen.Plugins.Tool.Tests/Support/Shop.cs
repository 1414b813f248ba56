using System.Reflection;
using System.Runtime.Loader;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>A host whose plugins have migrations: needs, aliases, a name that two plugins bear, dialects, and a plugin without any.</summary>
internal sealed class Shop
{
    private const string Library = """
        using Gen.Plugins;
        namespace Shop;
        [PluginContract("load")] public interface ILoad { }
        [PluginContract("store")] public interface IStore { }
        [Plugin("orders"), PluginMigrations("Migrations/orders"), PluginDependency("zones"), PluginDependency("alpha", Optional = true)ALIASES]
        internal sealed class Orders : IStore { }
        [Plugin("zones"), PluginMigrations("Migrations/zones")] internal sealed class Zones : IStore { }
        [Plugin("flakes"), PluginMigrations("Migrations/flakes")] internal sealed class Flakes : ILoad { }
        [Plugin("zebra"), PluginMigrations("Migrations/zebra")] internal sealed class Zebra : ILoad { }
        """;

    private const string Host = """
        using Gen.Plugins;
        namespace Shop.App;
        [Plugin("flakes"), PluginMigrations("Migrations/flakes")] internal sealed class Flakes : Shop.IStore { }
        [Plugin("alpha"), PluginMigrations("Migrations/alpha")] internal sealed class Alpha : Shop.IStore { }
        [Plugin("plain")] internal sealed class Plain : Shop.IStore { }
        """;

    private Compiled[]? _compiled;

    /// <summary>The files of the library and of the host: plugin, number and name.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal)
    {
        ["library/Migrations/orders/001_create.sql"] = "create table orders (id integer primary key, zone integer not null);\n",
        ["library/Migrations/orders/2_index.sql"] = "create index orders_by_zone on orders (zone);\ninsert into orders values (1, 1);\n",
        ["library/Migrations/zones/010_create.sql"] = "create table zones (id integer primary key);\n",
        ["library/Migrations/flakes/001_load.sql"] = "create table load_flakes (id integer);\n",
        ["library/Migrations/zebra/001_sqlite.sql"] = "-- gen: dialect sqlite\ncreate table zebra (id integer);\n",
        ["library/Migrations/zebra/001_postgresql.sql"] = "-- gen: dialect postgresql, no-transaction\ncreate table zebra (id bigint);\n",
        ["host/Migrations/flakes/001_store.sql"] = "create table store_flakes (id integer);\n",
        ["host/Migrations/alpha/5000000000_create.sql"] = "create table alpha (id integer);\n",
    };

    /// <summary>What <c>orders</c> was called.</summary>
    public string Aliases { get; init; } = "";

    /// <summary>What <c>orders</c> is called.</summary>
    public string Orders { get; init; } = "orders";

    /// <summary>Whether the host's own <c>flakes</c> is there.</summary>
    public bool HasTwins { get; init; } = true;

    /// <summary>The same with other files.</summary>
    public Shop With(string file, string? text)
    {
        _compiled = null;
        if (text is null)
        {
            Files.Remove(file);
        }
        else
        {
            Files[file] = text;
        }

        return this;
    }

    /// <summary>Writes the host as a build leaves it.</summary>
    /// <returns>The path of its assembly.</returns>
    public string Build(TemporaryFolder folder, string below = "bin")
    {
        foreach (var assembly in Compile())
        {
            folder.Write(Path.Combine(below, assembly.FileName), assembly.Image);
        }

        return folder[Path.Combine(below, "Shop.App.dll")];
    }

    /// <summary>The registry that the host itself has.</summary>
    public PluginRegistry Registry()
    {
        var context = new AssemblyLoadContext("shop", isCollectible: true);
        var loaded = Compile().Select(a => context.LoadFromStream(new MemoryStream(a.Image))).ToArray();
        return (PluginRegistry)loaded[^1].GetType("Shop.App.HostPlugins")!.GetField("Registry", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    private Compiled[] Compile()
    {
        if (_compiled is null)
        {
            var source = Library.Replace("ALIASES", Aliases.Length == 0 ? "" : $", PluginAlias(\"{Aliases}\")", StringComparison.Ordinal).Replace("Plugin(\"orders\")", $"Plugin(\"{Orders}\")", StringComparison.Ordinal);
            var library = Compiled.LibraryWith("Shop", source, Of("library/"));
            var host = HasTwins ? Host : Host.Replace("[Plugin(\"flakes\")", "[Plugin(\"snow\")", StringComparison.Ordinal);
            _compiled = [library, Compiled.HostWith("Shop.App", host, Of("host/"), library)];
        }

        return _compiled;
    }

    private (string Path, string Text)[] Of(string folder) => [.. Files.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)).Select(f => (f.Key[folder.Length..], f.Value))];
}
