using System.Text.Json;
using Gen.Plugins.Tool.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Tool.Tests.Migrations;

/// <summary>What is found without a database.</summary>
public sealed class MigrationValidateTests : IDisposable
{
    private const string File = "library/Migrations/orders/2_index.sql";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_found_in_what_is_right()
    {
        var output = ToolRun.Output("migrations", "validate", new Shop().Build(_folder));

        Assert.Contains("Shop.App, a host, has 8 migrations: ", output, StringComparison.Ordinal);
        Assert.Contains("Nothing is wrong.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table a (b text default 'x);", "Migrations/orders/2_index.sql of 'orders', line 1, column 32: A string that begins here has no end")]
    [InlineData("select 1;\nbegin;\nselect 2;", "statement 2 of 3, line 2: BEGIN is not allowed")]
    [InlineData("select 1;\ncommit;", "statement 2 of 2, line 2: COMMIT is not allowed")]
    [InlineData("-- gen: dialect postgresql\ncopy orders from stdin;", "line 2, column 1: COPY with STDIN or STDOUT")]
    [InlineData("-- gen: dialect postgresql\ncreate index concurrently i on orders (id);", "CREATE INDEX CONCURRENTLY does not work in a transaction. Put '-- gen: no-transaction' at the top of the file")]
    [InlineData("vacuum;", "VACUUM does not work in a transaction")]
    public void SQL_that_a_migrator_would_refuse_is_an_error(string sql, string said)
    {
        var exit = ToolRun.Run("migrations", "validate", new Shop().With(File, sql).Build(_folder));

        Assert.Equal((1, ""), (exit.Code, exit.Error));
        Assert.Contains(said, exit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was run", exit.Output, StringComparison.Ordinal);
        Assert.Contains("1 error, 0 warnings.", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_one_database_would_refuse_is_a_warning_unless_it_is_the_one()
    {
        var app = new Shop().With(File, "create function f() returns int language sql as $$ select ';' $$;\ncreate index concurrently i on orders (id);").Build(_folder);

        var both = ToolRun.Run("migrations", "validate", app);
        var one = ToolRun.Run("migrations", "validate", app, "--dialect", "postgresql");
        var other = ToolRun.Run("migrations", "validate", app, "--dialect", "sqlite");

        Assert.Equal((0, 1, 0), (both.Code, one.Code, other.Code));
        Assert.Contains("warning sql: for postgresql: ", both.Output, StringComparison.Ordinal);
        Assert.Contains("If it is not meant for postgresql, say for which database it is: '-- gen: dialect ...' at its top.", both.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_migrations_of_one_number_are_an_error_and_are_never_applied()
    {
        // A build of these is GEN0402; the generator alone lets them through.
        var app = new Shop().With("library/Migrations/orders/02_twin.sql", "select 1;").Build(_folder);

        var exit = ToolRun.Run("migrations", "validate", app, "--json");

        Assert.Equal(1, exit.Code);
        var finding = JsonDocument.Parse(exit.Output).RootElement.GetProperty("compositions")[0].GetProperty("findings")[0];
        Assert.Equal(("number", "error", "orders", 2), (finding.GetProperty("kind").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("plugin").GetString(), finding.GetProperty("number").GetInt32()));
        foreach (var command in new[] { "status", "apply", "script", "baseline", "repair" })
        {
            var refused = ToolRun.Run("migrations", command, app, "--database", $"Data Source={_folder["x.db"]}");
            Assert.Equal(2, refused.Code);
            Assert.Contains("share the number 2 (GEN0402)", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Json_says_where()
    {
        var finding = JsonDocument.Parse(ToolRun.Run("migrations", "validate", new Shop().With(File, "select 1;\nvacuum;").Build(_folder), "--json").Output).RootElement.GetProperty("compositions")[0].GetProperty("findings")[0];

        Assert.Equal(["kind", "severity", "message", "plugin", "number", "name", "path", "line"], finding.EnumerateObject().Select(static p => p.Name));
        Assert.Equal((2, "index", "Migrations/orders/2_index.sql"), (finding.GetProperty("line").GetInt32(), finding.GetProperty("name").GetString(), finding.GetProperty("path").GetString()));
    }

    /// <summary>Seeds are fixed; a failure names the one that it had.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_bytes_of_an_assembly_may_be_changed(int seed)
    {
        var random = new Random(seed);
        new Shop().Build(_folder);
        var file = _folder["bin/Shop.dll"];
        var image = System.IO.File.ReadAllBytes(file);
        for (var run = 0; run < 60; run++)
        {
            var changed = image.ToArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            }

            System.IO.File.WriteAllBytes(file, run % 3 == 0 ? changed[..random.Next(1, changed.Length)] : changed);
            foreach (var command in new[] { "list", "validate" })
            {
                Assert.DoesNotContain('\u001b', ToolRun.Run("migrations", command, file).Output);
            }
        }
    }

    [Fact]
    public void SQL_that_is_no_data_is_a_finding()
    {
        var exit = ToolRun.Run("migrations", "validate", _folder.Write("Evil.dll", Forged.Library("a").Image));

        Assert.Equal(1, exit.Code);
        Assert.Contains("error checksum: ", exit.Output, StringComparison.Ordinal);
    }
}
