using System.Text.Json;
using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Migrations;

/// <summary>What the commands do to a database, the same for each kind of it.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync of IAsyncLifetime.
public abstract class MigrationDatabaseTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly TemporaryFolder _folder = new();

    private protected TestDatabase Database { get; private set; } = null!;

    private protected TemporaryFolder Folder => _folder;

    public async Task InitializeAsync() => Database = await CreateAsync();

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void All_is_pending_in_an_empty_database_and_nothing_is_made()
    {
        var exit = Gen("status", new Shop());

        Assert.Equal((1, ""), (exit.Code, exit.Error));
        Assert.Contains("7 pending.", exit.Output, StringComparison.Ordinal);
        Assert.Empty(Tables());
    }

    [Fact]
    public async Task What_the_tool_applied_the_host_takes_for_applied()
    {
        var shop = new Shop();

        var exit = Gen("apply", shop);

        Assert.Equal(0, exit.Code);
        Assert.Contains("7 migrations applied in ", exit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not there yet", exit.Output, StringComparison.Ordinal);
        Assert.Contains("[1/7] Migrations/alpha/5000000000_create.sql of 'alpha': applied in ", exit.Error, StringComparison.Ordinal);
        Assert.True((await HostOf(shop).ValidateAsync()).IsUpToDate);
        Assert.Equal(["1|1"], await Database.QueryAsync("select id, zone from orders"));
        var again = Gen("apply", shop);
        Assert.Equal((0, ""), (again.Code, again.Error));
        Assert.Contains("Nothing to do: 7 applied.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_applied_the_tool_takes_for_applied()
    {
        var shop = new Shop();
        await HostOf(shop).ApplyAsync();

        var exit = Gen("status", shop);

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.EndsWith($"7 applied.{Environment.NewLine}", exit.Output, StringComparison.Ordinal);
        Assert.Equal(0, Gen("validate", shop).Code);
    }

    [Fact]
    public async Task A_history_under_a_former_name_is_judged_as_the_host_judges_it()
    {
        // orders was called sales, and flakes had no twin.
        await HostOf(new Shop { Orders = "sales", HasTwins = false }.With("host/Migrations/flakes/001_store.sql", null)).ApplyAsync();
        var now = new Shop { Aliases = "sales" };

        var plan = await HostOf(now).PlanAsync();
        var status = Json("status", now);

        Assert.Equal(plan.Migrations.Select(static m => $"{m.Plugin} {m.Number} {m.State}"), Migrations(status).Select(static m => $"{Text(m, "plugin")} {m.GetProperty("number").GetInt64()} {Named(Text(m, "state"))}"));
        Assert.Equal("store/flakes", Assert.Single(plan.Pending).Plugin);
        Assert.Equal(0, Gen("apply", now).Code);
        Assert.Equal(["orders", "orders"], await Database.QueryAsync("select plugin from gen_plugin_migrations where plugin in ('orders', 'sales')"));
    }

    [Fact]
    public async Task Each_state_is_told_with_what_to_do()
    {
        await HostOf(new Shop().With("library/Migrations/zones/020_gone.sql", "create table gone (id integer);").With("library/Migrations/flakes/009_new.sql", "create table newer (id integer);")).ApplyAsync();
        var shop = new Shop().With("library/Migrations/orders/001_create.sql", "create table changed (id integer);")
            .With("library/Migrations/orders/2_index.sql", null).With("library/Migrations/orders/2_renamed.sql", "create index orders_by_zone on orders (zone);\ninsert into orders values (1, 1);\n")
            .With("library/Migrations/zones/015_late.sql", "create table late (id integer);").With("library/Migrations/zones/030_more.sql", "create table more (id integer);")
            .With("library/Migrations/orders/3_next.sql", "create table next (id integer);");

        var exit = Gen("status", shop);
        var status = Json("status", shop);

        Assert.Equal(1, exit.Code);
        Assert.Equal(
            ["load/flakes 1 applied", "load/flakes 9 newer", "orders 1 changed", "orders 2 renamed", "orders 3 pending", "zones 10 applied", "zones 15 out-of-order", "zones 20 missing", "zones 30 pending"],
            Migrations(status).Select(static m => $"{Text(m, "plugin")} {m.GetProperty("number").GetInt64()} {Text(m, "state")}").Where(static m => m[0] is 'o' or 'z' or 'l' && !m.StartsWith("zebra", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("accept it with 'gen migrations repair'", exit.Output, StringComparison.Ordinal);
        Assert.Contains("or, if this one can work with the newer tables, give --allow-newer.", exit.Output, StringComparison.Ordinal);
        Assert.Contains("2 pending", exit.Output, StringComparison.Ordinal);
        Assert.Contains("out of order: Migrations/zones/015_late.sql", exit.Output, StringComparison.Ordinal);
        Assert.Equal(5, status.RootElement.GetProperty("problems").GetInt32());
        Assert.Equal(1, Gen("apply", shop).Code);
        Assert.Equal("refused", Text(Json("apply", shop).RootElement, "outcome"));
        Assert.DoesNotContain("more", Tables());
        Assert.Equal(4, Json("status", shop, "--allow-newer").RootElement.GetProperty("problems").GetInt32());
    }

    [Fact]
    public async Task Repair_shows_what_it_would_do_and_does_it_if_it_is_agreed()
    {
        await HostOf(new Shop()).ApplyAsync();
        var shop = new Shop().With("library/Migrations/orders/001_create.sql", "create table changed (id integer);").With("library/Migrations/zebra/001_sqlite.sql", null).With("library/Migrations/zebra/001_postgresql.sql", null);

        var asked = Gen("repair", shop);
        Assert.Equal(1, asked.Code);
        Assert.Contains("  changed: Migrations/orders/001_create.sql of 'orders' was changed after it had been applied", asked.Output, StringComparison.Ordinal);
        Assert.Contains("    The history gets the name and the checksum of Migrations/orders/001_create.sql.", asked.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed. Give --yes", asked.Output, StringComparison.Ordinal);
        Assert.Equal(1, Gen("status", shop).Code);

        var done = Gen("repair", shop, "--yes");

        Assert.Equal((0, ""), (done.Code, done.Error));
        Assert.Contains("1 entry of the history changed.", done.Output, StringComparison.Ordinal);
        Assert.Equal(0, Gen("status", shop).Code);
        Assert.Contains("Nothing to repair.", Gen("repair", shop).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0, "1 entry of the history changed.")]
    [InlineData("", 1, "Nothing was changed.")]
    public async Task Repair_asks_on_a_terminal(string answer, int code, string said)
    {
        await HostOf(new Shop()).ApplyAsync();
        var shop = new Shop().With("library/Migrations/orders/001_create.sql", "create table changed (id integer);");

        var exit = ToolRun.RunAnswered(answer, "migrations", "repair", shop.Build(_folder), "--database", Database.ConnectionString);

        Assert.Equal(code, exit.Code);
        Assert.Contains("[y/N]", exit.Error, StringComparison.Ordinal);
        Assert.Contains(said, exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_puts_down_one_plugins_up_to_a_number_and_runs_nothing()
    {
        // So that there is a file.
        await Database.ExecuteAsync("create table orders (id integer)");
        var shop = new Shop { Aliases = "sales" };

        var one = Gen("baseline", shop, "--plugin", "sales", "--up-to", "1");
        var document = Json("baseline", shop, "--plugin", "load/flakes");

        Assert.Equal((0, ""), (one.Code, one.Error));
        Assert.Contains("1 migration put down as applied.", one.Output, StringComparison.Ordinal);
        Assert.Equal("load/flakes", Text(document.RootElement.GetProperty("migrations")[0], "plugin"));
        Assert.Equal(["load/flakes|1", "orders|1"], await Database.QueryAsync("select plugin, number from gen_plugin_migrations order by plugin"));
        Assert.DoesNotContain("load_flakes", Tables());
        Assert.Equal(2, Gen("baseline", shop, "--plugin", "flakes").Code);
        Assert.Equal(2, Gen("baseline", shop, "--plugin", "plain").Code);
        Assert.Contains("5 pending", Gen("status", shop).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_makes_what_apply_makes()
    {
        var shop = new Shop();
        var script = Gen("script", shop);
        Assert.Equal((0, ""), (script.Code, script.Error));
        Assert.Empty(Tables());

        // Which schema the history goes to only a database can tell.
        Assert.Equal(
            script.Output.Replace("public.gen_plugin_migrations", "\"gen_plugin_migrations\"", StringComparison.Ordinal),
            ToolRun.Output("migrations", "script", shop.Build(_folder), "--from-empty", "--dialect", Dialect));

        foreach (var statement in SqlSplitter.Split(script.Output, Database.Dialect))
        {
            // Comments stand before it.
            if (statement.Text.Split('\n')[^1] is not ("BEGIN" or "BEGIN IMMEDIATE" or "COMMIT"))
            {
                await Database.ExecuteAsync(statement.Text);
            }
        }

        Assert.Equal(0, Gen("status", shop).Code);
        Assert.Contains("-- 0 migrations.", Gen("script", shop).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_goes_to_a_file_and_overwrites_only_if_told()
    {
        var shop = new Shop();
        var file = _folder["pending.sql"];

        var exit = Gen("script", shop, "--output", file);

        Assert.Equal(0, exit.Code);
        Assert.Contains("7 migrations, for ", exit.Output, StringComparison.Ordinal);
        Assert.Contains("create table zones", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("Give --force", Gen("script", shop, "--output", file).Error, StringComparison.Ordinal);
        var forced = Json("script", shop, "--output", file, "--force").RootElement;
        Assert.Equal((7, file, false), (forced.GetProperty("migrations").GetInt32(), Text(forced, "output"), forced.TryGetProperty("script", out _)));
        Assert.Contains("create table zones", Text(Json("script", shop).RootElement, "script"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_shows_the_plan_and_changes_nothing()
    {
        var shop = new Shop();

        var exit = Gen("apply", shop, "--dry-run");

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Contains("7 migrations would be applied. Nothing was changed.", exit.Output, StringComparison.Ordinal);
        Assert.Equal("planned", Text(Json("apply", shop, "--dry-run").RootElement, "outcome"));
        Assert.Empty(Tables());
    }

    [Fact]
    public void Only_the_plugins_that_are_named_are_applied_with_what_they_need()
    {
        var shop = new Shop();

        Assert.Equal(0, Gen("apply", shop, "--plugin", "orders").Code);

        Assert.Equal(["alpha", "gen_plugin_migrations", "orders", "zones"], Tables());
        Assert.Equal(0, Gen("status", shop, "--plugin", "orders").Code);
        Assert.Equal(1, Gen("status", shop).Code);
    }

    [Fact]
    public void A_failure_is_told_with_its_place_and_those_before_it_stay()
    {
        var shop = new Shop().With("library/Migrations/orders/2_index.sql", "select 1;\n\ninsert into nowhere values (1);\n").With("library/Migrations/orders/3_after.sql", "select 1;");

        var exit = Gen("apply", shop);
        Assert.Equal(1, exit.Code);
        Assert.Contains("Migrations/orders/2_index.sql of 'orders', statement 2 of 2, line 3: ", exit.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", exit.Error, StringComparison.Ordinal);
        Assert.Matches("orders +2 +index +.* failed", exit.Output);
        Assert.Contains("orders", Tables());

        var document = Json("apply", shop).RootElement;
        Assert.Equal("failed", Text(document, "outcome"));
        Assert.Contains("nowhere", Text(document, "error"), StringComparison.Ordinal);
        Assert.Equal(["failed", "pending"], document.GetProperty("migrations").EnumerateArray().Select(static m => Text(m, "state")!).Distinct());
    }

    [Fact]
    public async Task Another_history_table_is_used_if_it_is_named()
    {
        Assert.Equal(0, Gen("apply", new Shop(), "--history-table", "other_history").Code);

        Assert.Equal(["7"], await Database.QueryAsync("select count(*) from other_history"));
        Assert.Equal(1, Gen("status", new Shop()).Code);
        Assert.Equal(2, Gen("status", new Shop(), "--history-table", "x; drop table y").Code);
    }

    [Theory]
    [InlineData("update gen_plugin_migrations set checksum = 'no' where plugin = 'zones'", "was changed by hand: the row of 'zones', number 10")]
    [InlineData("alter table gen_plugin_migrations rename column checksum to sum", "cannot be read")]
    public async Task A_history_that_was_edited_by_hand_is_named(string edit, string said)
    {
        await HostOf(new Shop()).ApplyAsync();
        await Database.ExecuteAsync(edit);

        foreach (var command in new[] { "status", "apply", "validate", "script", "repair", "baseline" })
        {
            var exit = Gen(command, new Shop());
            Assert.Equal(1, exit.Code);
            Assert.Contains(said, exit.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Texts_of_a_history_cannot_move_the_cursor()
    {
        await HostOf(new Shop()).ApplyAsync();
        await Database.ExecuteAsync("update gen_plugin_migrations set applied_by = '\u001b[2J', name = 'x\u202e'");

        var exit = Gen("status", new Shop());

        Assert.Contains("\\u001b[2J", exit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exit.Output + exit.Error);
        Assert.DoesNotContain('\u202e', exit.Output + exit.Error);
    }

    [Fact]
    public void SQL_that_was_changed_in_the_assembly_is_refused_before_anything_runs()
    {
        var shop = new Shop();
        shop.Build(_folder);
        var image = File.ReadAllBytes(_folder["bin/Shop.dll"]);
        image[image.AsSpan().IndexOf("insert into orders values (1, 1)"u8) + 24]++;
        File.WriteAllBytes(_folder["bin/Shop.dll"], image);
        var app = _folder["bin/Shop.App.dll"];

        var applied = ToolRun.Run("migrations", "apply", app, "--database", Database.ConnectionString);
        var validated = ToolRun.Run("migrations", "validate", app);

        Assert.Equal(2, applied.Code);
        Assert.Contains("the SQL of its migration 'Migrations/orders/2_index.sql' is not what was compiled", applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("alpha", Tables());
        Assert.Equal(1, validated.Code);
        Assert.Contains("error checksum: ", validated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_can_be_read_in_part_only_is_not_applied()
    {
        new Shop().Build(_folder);
        var library = File.ReadAllBytes(_folder["bin/Shop.dll"]);
        File.WriteAllBytes(_folder["bin/Shop.dll"], library[..(library.Length / 2)]);
        var app = _folder["bin/Shop.App.dll"];

        foreach (var command in new[] { "apply", "baseline", "repair", "script" })
        {
            Assert.Equal(2, ToolRun.Run("migrations", command, app, "--database", Database.ConnectionString).Code);
        }

        Assert.Empty(Tables());
        Assert.NotEqual(0, ToolRun.Run("migrations", "status", app, "--database", Database.ConnectionString).Code);
    }

    [Fact]
    public void With_a_database_validate_finds_what_is_pending()
    {
        var document = Json("validate", new Shop());

        Assert.Equal(7, document.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(["pending"], document.RootElement.GetProperty("compositions")[0].GetProperty("findings").EnumerateArray().Select(static f => Text(f, "kind")!).Distinct());
    }

    private protected abstract ValueTask<TestDatabase> CreateAsync();

    private protected string Dialect => Database.Dialect == SqlDialect.Sqlite ? "sqlite" : "postgresql";

    private protected PluginMigrator HostOf(Shop shop) => new(shop.Registry(), Database.Dialect, _ => ValueTask.FromResult(Database.Connect()));

    private protected ToolExit Gen(string command, Shop shop, params string[] options) =>
        ToolRun.Run(["migrations", command, shop.Build(_folder), "--database", Database.ConnectionString, .. options]);

    private protected JsonDocument Json(string command, Shop shop, params string[] options) => JsonDocument.Parse(Gen(command, shop, [.. options, "--json"]).Output);

    private protected string[] Tables() => Task.Run(Database.TablesAsync).GetAwaiter().GetResult();

    private static JsonElement.ArrayEnumerator Migrations(JsonDocument document) => document.RootElement.GetProperty("migrations").EnumerateArray();

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static string Named(string? state) => string.Concat(state!.Split('-').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));
}
