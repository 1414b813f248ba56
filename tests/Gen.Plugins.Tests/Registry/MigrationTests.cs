using System.Text;
using Gen.Plugins.CompilerServices;

namespace Gen.Plugins.Tests.Registry;

/// <summary>What a registry makes of the tables that the generator emits, here written by hand.</summary>
public class MigrationTests
{
    private const string Checksum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly PluginRegistry Registry = new(new Table(
        "first|A.First|A|1.0.0|0|||||||||Migrations/first\n",
        "none|A.None|A|1.0.0|0\n",
        "same|A.Same|A|1.0.0|1;0|||||||||Migrations/one.sql\n",
        "same|A.SameToo|A|1.0.0|1|||||||||Migrations/same\n"));

    [Fact]
    public void All_migrations_are_in_the_order_of_the_plugins_and_of_their_numbers()
        => Assert.Equal(
            ["first 1_a.sql", "first 20_b.sql", "alpha/same 1_a.sql", "alpha/same 20_b.sql", "beta/same 1_a.sql", "beta/same 20_b.sql"],
            Registry.Migrations.Select(static m => m.ToString()));

    [Fact]
    public void A_plugin_has_its_own_and_one_without_has_none()
    {
        Assert.Equal(Registry.Migrations.Take(2), Registry.Plugins[0].Migrations.AsEnumerable());
        Assert.Empty(Registry.Plugins[1].Migrations);
    }

    [Fact]
    public void Each_is_one_object()
    {
        Assert.Same(Registry.Migrations[0], Registry.Plugins[0].Migrations[0]);
        Assert.True(Registry.Migrations == Registry.Migrations);
    }

    [Fact]
    public void Paths_are_those_of_the_plugins_that_have_some()
    {
        Assert.Equal(["alpha/same", "beta/same", "first"], Registry.MigrationPaths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Migrations/first"], Registry.MigrationPaths["first"].AsEnumerable());
        Assert.Equal(["Migrations/one.sql"], Registry.MigrationPaths["alpha/same"].AsEnumerable());
    }

    [Fact]
    public void Each_tells_what_it_was_made_of()
    {
        var migration = Registry.Migrations[1];

        Assert.Equal(("first", 20L, "b", "M/20_b.sql"), (migration.Plugin, migration.Number, migration.Name, migration.Path));
        Assert.Equal((Checksum, "sqlite", true), (migration.Checksum, migration.Dialect, migration.NoTransaction));
        Assert.Null(Registry.Migrations[0].Dialect);
        Assert.Equal("select 'é' -- 1", migration.ReadSql());
        Assert.Equal(Encoding.UTF8.GetBytes("select 'é' -- 1"), migration.Utf8Sql.ToArray());
        Assert.Equal(16, migration.Length);
    }

    [Fact]
    public void A_host_without_migrations_has_none()
    {
        Assert.Empty(HostPlugins.Registry.Migrations);
        Assert.Empty(HostPlugins.Registry.MigrationPaths);
    }

    [Fact]
    public void What_no_migration_can_be_is_refused()
    {
        var source = new Source();

        Assert.Throws<ArgumentException>(() => new PluginMigration("", 1, "a", "p", Checksum, null, false, source, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginMigration("p", 0, "a", "p", Checksum, null, false, source, 0));
        Assert.Throws<ArgumentException>(() => new PluginMigration("p", 1, "", "p", Checksum, null, false, source, 0));
        Assert.Throws<ArgumentException>(() => new PluginMigration("p", 1, "a", "", Checksum, null, false, source, 0));
        Assert.Throws<ArgumentException>(() => new PluginMigration("p", 1, "a", "p", "", null, false, source, 0));
        Assert.Throws<ArgumentNullException>(() => new PluginMigration("p", 1, "a", "p", Checksum, null, false, null!, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginMigration("p", 1, "a", "p", Checksum, null, false, source, -1));
    }

    private sealed class Source : PluginMigrationSource
    {
        public override ReadOnlySpan<byte> Sql(int index) => index == 0 ? "select 'é' -- 0"u8 : "select 'é' -- 1"u8;
    }

    private sealed class Factory(string plugin) : PluginFactory
    {
        public override object Create(IServiceProvider services) => throw new InvalidOperationException("Nobody asked for the plugin.");

        public override PluginMigration[] CreateMigrations()
        {
            var source = new Source();
            return [new(plugin, 1, "a", "M/1_a.sql", Checksum, null, false, source, 0), new(plugin, 20, "b", "M/20_b.sql", Checksum, "sqlite", true, source, 1)];
        }
    }

    /// <summary>A table whose look-ups find nothing.</summary>
    private sealed class Table(params string[] rows) : PluginTable(rows.Length, 2, 2, -1, 0, 1, 2)
    {
        public override ReadOnlySpan<int> Numbers => (int[])[0, Empty, Empty, 0, 0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(static r => r.Length))];

        public override ReadOnlySpan<byte> Rows => Encoding.UTF8.GetBytes(string.Concat(rows));

        public override PluginContractDescriptor Contract(int contract)
            => contract == 0 ? PluginContractDescriptor.Create<INamed>("alpha", false, false) : PluginContractDescriptor.Create<INamedToo>("beta", false, false);

        public override Type ContractType(int contract) => contract == 0 ? typeof(INamed) : typeof(INamedToo);

        public override PluginFactory Factory(int plugin) => plugin == 1 ? throw new InvalidOperationException("It has no migrations.") : new Factory(rows[plugin].Split('|')[0]);

        public override PluginLifetimes Lifetimes(int contract) => new(default);
    }
}
