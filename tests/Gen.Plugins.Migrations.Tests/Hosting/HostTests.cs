using Gen.Plugins.Hosting;
using Gen.Plugins.Hosting.Tests.Support;
using Gen.Plugins.Migrations.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gen.Plugins.Migrations.Tests.Hosting;

/// <summary>Hosts whose plugins bring migrations.</summary>
public sealed class HostTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plugins_find_their_tables_when_they_validate_in_whatever_order_all_was_registered(bool migrationsFirst)
    {
        await using var host = Build([WithTable("a")], migrationsFirst);
        host.Script("a").Validate = async _ => host.Journal.Write(string.Join(',', await _database.TablesAsync()));
        await host.StartAsync();
        Assert.Contains("a,gen_plugin_migrations", host.Journal.Lines);
        Assert.True((await host.Services.GetRequiredService<PluginMigrator>().PlanAsync()).IsUpToDate);
    }

    [Fact]
    public async Task Hosted_services_find_the_tables_without_the_hosting_package_too()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        var service = new Witness(_database);
        builder.Services.AddHostedService(_ => service);
        builder.Services.AddPlugins(TestRegistry.Of([WithTable("a")])).AddPluginMigrations(Configure);
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(["a", "gen_plugin_migrations"], service.Tables);
        await host.StopAsync();
    }

    [Fact]
    public async Task Only_active_plugins_are_migrated_and_what_others_made_stays()
    {
        TestPlugin[] plugins = [WithTable("a"), WithTable("b")];
        await using (var host = Build(plugins))
        {
            await host.StartAsync();
        }

        plugins[1] = plugins[1] with { Migrations = [.. plugins[1].Migrations, MigrationFolder.Of("b/2_more.sql", "CREATE TABLE more (id integer)")] };
        await using (var host = Build(plugins, settings: ("Plugins:Disabled", "b")))
        {
            await host.StartAsync();
        }

        Assert.Equal(["a", "b", "gen_plugin_migrations"], await _database.TablesAsync());
        await using (var host = Build(plugins))
        {
            await host.StartAsync();
        }

        Assert.Contains("more", await _database.TablesAsync());
    }

    [Fact]
    public async Task A_host_that_only_validates_does_not_start_while_something_is_pending()
    {
        await using (var host = Build([WithTable("a")], options: static o => o.Mode = MigrationMode.Validate))
        {
            var e = await Assert.ThrowsAsync<MigrationsPendingException>(() => host.StartAsync());
            Assert.Equal("a 1_table.sql", Assert.Single(e.Pending).ToString());
            Assert.DoesNotContain("validate a", host.Journal.Lines);
        }

        await using (var host = Build([WithTable("a")]))
        {
            await host.StartAsync();
        }

        await using (var host = Build([WithTable("a")], options: static o => o.Mode = MigrationMode.Validate))
        {
            await host.StartAsync();
            Assert.Contains("start a done", host.Journal.Lines);
        }
    }

    [Fact]
    public async Task A_failing_migration_keeps_the_host_from_starting()
    {
        await using var host = Build([WithTable("a") with { Migrations = [MigrationFolder.Of("a/1_x.sql", "SELEC")] }]);
        await Assert.ThrowsAsync<MigrationSqlException>(() => host.StartAsync());
        Assert.DoesNotContain("validate a", host.Journal.Lines);
    }

    [Fact]
    public async Task A_plugin_that_was_renamed_keeps_its_history()
    {
        await using (var host = Build([WithTable("a")]))
        {
            await host.StartAsync();
        }

        var renamed = new TestPlugin("new") { Aliases = ["a"], Migrations = [MigrationFolder.Of("new/1_table.sql", "CREATE TABLE a (id integer)"), MigrationFolder.Of("new/2_more.sql", "CREATE TABLE more (id integer)")] };
        await using (var host = Build([renamed]))
        {
            await host.StartAsync();
        }

        Assert.Equal(["new|1", "new|2"], await _database.QueryAsync("SELECT plugin, number FROM gen_plugin_migrations ORDER BY number"));
    }

    [Fact]
    public async Task An_older_release_that_knows_a_plugin_by_its_former_name_does_not_apply_its_migrations_again()
    {
        PluginMigration[] migrations = [MigrationFolder.Of("new/1_table.sql", "CREATE TABLE IF NOT EXISTS a (id integer);\nINSERT INTO a VALUES (1)"), MigrationFolder.Of("new/2_more.sql", "CREATE TABLE more (id integer)")];
        await using (var host = Build([new TestPlugin("new") { Aliases = ["a"], Migrations = [.. migrations] }]))
        {
            await host.StartAsync();
        }

        var old = MigrationFolder.Of("a/1_table.sql", migrations[0].ReadSql());
        await using (var host = Build([new TestPlugin("a") { Migrations = [old] }]))
        {
            var e = await Assert.ThrowsAsync<MigrationPlanException>(() => host.StartAsync());
            Assert.Contains("The history has Migrations/a/1_table.sql of 'a' under the plugin name 'new', which this host does not know: a newer release has renamed the plugin.", e.Message, StringComparison.Ordinal);
        }

        var allowed = await _database.Migrator([old], new() { AllowNewerHistory = true }).ApplyAsync();
        Assert.Empty(allowed.Applied);
        Assert.Equal(["1"], await _database.QueryAsync("SELECT id FROM a"));
    }

    [Fact]
    public async Task A_name_that_two_plugins_bear_later_keeps_its_history_with_the_right_one()
    {
        await using (var host = Build([WithTable("a")]))
        {
            await host.StartAsync();
        }

        TestPlugin[] two =
        [
            WithTable("a") with { Contracts = ["two"], Migrations = [MigrationFolder.Of("a/1_other.sql", "CREATE TABLE other (id integer)")] },
            WithTable("a") with { Migrations = [.. WithTable("a").Migrations, MigrationFolder.Of("a/2_more.sql", "CREATE TABLE more (id integer)")] },
        ];
        await using (var host = Build(two))
        {
            await host.StartAsync();
        }

        Assert.Equal(["one/a|1", "one/a|2", "two/a|1"], await _database.QueryAsync("SELECT plugin, number FROM gen_plugin_migrations ORDER BY 1, 2"));
    }

    [Fact]
    public async Task What_is_missing_in_the_registration_is_told()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddPluginMigrations(static o => o.Dialect = SqlDialect.Sqlite);
        using (var host = builder.Build())
        {
            Assert.Equal("AddPluginMigrations finds no plugins: call AddPlugins too.", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message);
        }

        builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddPlugins(TestRegistry.Of(["a"])).AddPluginMigrations(static _ => { });
        using (var host = builder.Build())
        {
            Assert.Contains("set options.Dialect", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
        }

        builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddPlugins(TestRegistry.Of(["a"])).AddPluginMigrations(static o => o.Dialect = SqlDialect.Sqlite);
        using (var host = builder.Build())
        {
            Assert.Contains("set options.Connect, or register a DbDataSource", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
        }
    }

    public Task InitializeAsync()
    {
        _database = SqliteTestDatabase.Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private static TestPlugin WithTable(string name) => new(name) { Migrations = [MigrationFolder.Of($"{name}/1_table.sql", $"CREATE TABLE {name} (id integer)")] };

    private void Configure(PluginMigrationOptions options)
    {
        options.Dialect = SqlDialect.Sqlite;
        options.Connect = (_, _) => new(_database.Connect());
    }

    private MigratedHost Build(TestPlugin[] plugins, bool migrationsFirst = false, Action<PluginMigrationOptions>? options = null, (string Key, string Value)? settings = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        if (settings is { } setting)
        {
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(setting.Key, setting.Value)]);
        }

        var (journal, scripts) = (new Journal(), new Scripts());
        builder.Services.AddSingleton(journal).AddSingleton(scripts);
        if (migrationsFirst)
        {
            builder.Services.AddPluginMigrations(Configure);
        }

        builder.AddPlugins(TestRegistry.Of(plugins));
        builder.Services.AddPluginMigrations(o =>
        {
            Configure(o);
            options?.Invoke(o);
        });
        return new(builder.Build(), journal, scripts);
    }

    private sealed class MigratedHost(IHost host, Journal journal, Scripts scripts) : IAsyncDisposable
    {
        public Journal Journal => journal;

        public IServiceProvider Services => host.Services;

        public Script Script(string plugin) => scripts.Of(plugin);

        public Task StartAsync() => host.StartAsync();

        public async ValueTask DisposeAsync() => await ((IAsyncDisposable)host).DisposeAsync();
    }

    private sealed class Witness(TestDatabase database) : IHostedService
    {
        public string[] Tables { get; private set; } = [];

        public async Task StartAsync(CancellationToken cancellationToken) => Tables = await database.TablesAsync();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
