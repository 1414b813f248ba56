using System.Diagnostics;
using System.Globalization;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Migrations;

/// <summary>The command as a process: stopped, on a terminal, and without what it does not need.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class MigrationProcessTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite", "INT", 130)]
    [InlineData("postgresql", "INT", 130)]
    [InlineData("postgresql", "TERM", 143)]
    public async Task Who_is_stopped_rolls_back_what_is_under_way(string dialect, string signal, int code)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var database = dialect == "sqlite" ? SqliteTestDatabase.Create() : await server.CreateAsync();
        var shop = new Shop().With("library/Migrations/zones/010_create.sql", "create table zones (id integer primary key);\n"
            + (dialect == "sqlite" ? "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c;" : "select pg_sleep(600);"));
        using var process = Process.Start(ToolProgram.Command("migrations", "apply", shop.Build(_folder), "--database", database.ConnectionString))!;
        var output = process.StandardOutput.ReadToEndAsync();

        // After this line the endless migration is next.
        var lines = "";
        while (!lines.Contains("'store/flakes'", StringComparison.Ordinal))
        {
            lines += await process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) ?? throw new InvalidOperationException(lines + await output);
        }

        var rest = process.StandardError.ReadToEndAsync();
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(code, process.ExitCode);
        Assert.Contains("Stopped. What was under way was rolled back", await rest, StringComparison.Ordinal);
        Assert.Matches("zones +10 +create +- +pending", await output);
        Assert.DoesNotContain("zones", await database.TablesAsync());
        Assert.Contains("store_flakes", await database.TablesAsync());
    }

    [Fact]
    public async Task On_a_terminal_a_line_is_written_over()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var gen = ToolProgram.Command("migrations", "apply", new Shop().Build(_folder), "--database", $"Data Source={_folder["live.db"]}");
        var script = new ProcessStartInfo("script") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        script.ArgumentList.Add("-qec");
        script.ArgumentList.Add(string.Join(' ', gen.ArgumentList.Prepend(gen.FileName).Select(static a => $"'{a}'")));
        script.ArgumentList.Add("/dev/null");
        script.Environment["TERM"] = "xterm";

        var exit = await ToolProgram.RunAsync(script);

        Assert.Equal(0, exit.Code);
        Assert.Contains("\r\u001b[K[1/7] Migrations/alpha/5000000000_create.sql of 'alpha', statement 1 of 1", exit.Output, StringComparison.Ordinal);
    }

    /// <summary>What is not there cannot be loaded: other commands start as quickly as they did without databases.</summary>
    [Fact]
    public async Task Other_commands_need_no_driver_and_no_migrator()
    {
        foreach (var name in new[] { "gen.dll", "gen.runtimeconfig.json", "System.CommandLine.dll", "Gen.Plugins.Model.dll", "NuGet.Versioning.dll" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), _folder[$"tool/{name}"]);
        }

        var app = new Shop().Build(_folder);
        foreach (var arguments in (string[][])[["plugin", "list", app], ["plugin", "validate", app], ["tiers", app], ["migrations", "--help"]])
        {
            var command = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [_folder["tool/gen.dll"], .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            var exit = await ToolProgram.RunAsync(command);
            Assert.True(exit.Code == 0, exit.Error + exit.Output);
        }
    }
}
