using Gen.Plugins.Tool.Migrations.Databases;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Migrations;

/// <summary>How a database is named, and that nothing of its secrets is shown.</summary>
public sealed class MigrationConnectionTests : IDisposable
{
    private const string Canary = "canary-5c1f";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nonsense" + Canary)]
    [InlineData("Password=" + Canary)]
    [InlineData("Data Source=;Password=" + Canary)]
    [InlineData("Data Source=app.db;Host=db;Password=" + Canary)]
    [InlineData("Data Source=app.db;Nonsense=" + Canary)]
    [InlineData("Data Source=app.db;Password=half;" + Canary + "=half")]
    [InlineData("Data Source=app.db;Mode=" + Canary)]
    [InlineData("Host=127.0.0.1;Port=" + Canary)]
    [InlineData("Host=127.0.0.1;Nonsense=" + Canary)]
    [InlineData("Host=127.0.0.1;Username=u;Password=half;" + Canary + "=half")]
    [InlineData("postgresql://u:" + Canary + "@")]
    [InlineData("mysql://u:" + Canary + "@db/app")]
    [InlineData("=;=" + Canary)]
    public void A_wrong_connection_string_is_2_and_is_not_repeated(string connection)
    {
        _folder.Write("app.db", []);
        var app = new Shop().Build(_folder);
        foreach (var option in new[] { "--no-color", "--json" })
        {
            var exit = ToolRun.Run("migrations", "apply", app, "--database", connection.Replace("app.db", _folder["app.db"], StringComparison.Ordinal), option);

            Assert.Equal(2, exit.Code);
            Assert.Contains("connection string", exit.Error.Replace("database's URI", "connection string", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("canary", exit.Output + exit.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_database_the_message_says_how_to_name_one()
    {
        var exit = ToolRun.Run("migrations", "status", new Shop().Build(_folder));

        Assert.Equal(2, exit.Code);
        Assert.Contains("Give --database CONNECTION, or set the environment variable GEN_DATABASE", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_it_if_no_option_does()
    {
        var app = new Shop().Build(_folder);
        var command = ToolProgram.Command("migrations", "apply", app);
        command.Environment["GEN_DATABASE"] = $"Data Source={_folder["environment.db"]}";

        var exit = await ToolProgram.RunAsync(command);

        Assert.Equal(0, exit.Code);
        Assert.True(File.Exists(_folder["environment.db"]));
        command.ArgumentList.Add("--database");
        command.ArgumentList.Add($"Data Source={_folder["option.db"]}");
        Assert.Equal(0, (await ToolProgram.RunAsync(command)).Code);
        Assert.True(File.Exists(_folder["option.db"]));
    }

    [Theory]
    [InlineData("Host=db;Username=app;Password=secret1", "28P01: password authentication failed for user \"app\"", "28P01: password authentication failed for user \"***\"")]
    [InlineData("Host=db;Username=app;Password=secret1", "28000: role \"app\" does not exist", "28000: role \"***\" does not exist")]
    [InlineData("Host=db;Username=app;Password=secret1", "28P01: Passwort-Authentifizierung für Benutzer »app« fehlgeschlagen", "28P01: Passwort-Authentifizierung für Benutzer »***« fehlgeschlagen")]
    [InlineData("Host=db;Username=app;Password=secret1", "no pg_hba.conf entry for host \"1.2.3.4\", user \"app\", database \"app\"", "no pg_hba.conf entry for host \"1.2.3.4\", user \"***\", database \"app\"")]
    [InlineData("Host=db;Username=app;Password=secret1", "42P01: relation \"app\" does not exist in application", "42P01: relation \"app\" does not exist in application")]
    [InlineData("Host=db;Username=app;Password=secret1", "'x' (pid 7, user app, local)", "'x' (pid 7, user ***, local)")]
    [InlineData("Host=db;Username=app;Password=secret1", "what secret1 is", "what *** is")]
    [InlineData("postgresql://app:se%20cret1@db/app", "what se cret1 and se%20cret1 are", "what *** and *** are")]
    public void Messages_of_drivers_are_shown_without_password_and_user(string connection, string message, string shown)
    {
        var address = Gen.Plugins.Migrations.DatabaseAddress.Parse(connection);

        Assert.Equal(shown, new DatabaseSecrets(connection, address.ConnectionString).Hide(message));
    }

    [Theory]
    [InlineData("status", "--lock-wait", "5")]
    [InlineData("apply", "--lock-wait", "-1")]
    [InlineData("apply", "--lock-wait", "soon")]
    [InlineData("apply", "--command-timeout", "0")]
    [InlineData("baseline", "--up-to", "0")]
    [InlineData("script", "--from-empty")]
    [InlineData("script", "--dialect", "sqlite")]
    [InlineData("script", "--from-empty", "--dialect", "oracle")]
    [InlineData("script", "--from-empty", "--dialect", "sqlite", "--database", "Data Source=x.db")]
    public void Wrong_options_are_2(params string[] arguments)
    {
        var exit = ToolRun.Run(["migrations", .. arguments]);

        Assert.Equal(2, exit.Code);
        Assert.Contains("'gen --help' shows the commands and examples.", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_hosts_with_migrations_one_has_to_be_named()
    {
        new Shop().Build(_folder);
        var other = Compiled.HostWith("Other.App", """
            using Gen.Plugins;
            namespace Other;
            [PluginContract("load")] public interface ILoad { }
            [Plugin("p"), PluginMigrations("Migrations/p")] internal sealed class P : ILoad { }
            """, [("Migrations/p/1_a.sql", "select 1;")]);
        _folder.Write("bin/Other.App.dll", other.Image);

        var exit = ToolRun.Run("migrations", "status", _folder["bin/x"][..^2], "--database", $"Data Source={_folder["x.db"]}");

        Assert.Equal(2, exit.Code);
        Assert.Contains("There are 2 hosts with migrations here, 'Other.App' and 'Shop.App'", exit.Error, StringComparison.Ordinal);
        Assert.Equal(1, ToolRun.Run("migrations", "status", _folder["bin/Other.App.dll"], "--database", $"Data Source={_folder["x.db"]}").Code);
    }
}
