using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;

namespace Gen.Worker.Databases.Tests;

/// <summary>Logins of databases come from wherever logins come from.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class DatabaseLoginTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Place = "\"db_host\":\"127.0.0.1\",\"db_port\":PORT,\"db_name\":\"NAME\",\"db_user\":\"tester\"";

    private PostgreSqlTestDatabase _database = null!;
    private Run _run = null!;

    public async Task InitializeAsync()
    {
        _database = await server.CreateAsync();
        var password = PostgreSqlServer.Password;
        var folder = Directory.CreateTempSubdirectory("gen-logins-").FullName;
        var store = Path.Combine(folder, "credentials.json");
        await File.WriteAllTextAsync(store, Fill($$$"""
            {"shop":{"type":"postgres","data":{{{{Place}}},"db_password":"{{{password}}}"}},
             "whole":{"data":{"dsn":"postgresql://tester:{{{password}}}@127.0.0.1:PORT/NAME"}},
             "web":{"type":"bearer","data":{"token":"t"}} }
            """));
        _run = Run.Start(folder, n => n switch
        {
            "GEN_CREDENTIALS" => store,
            "GEN_SECRET_DB_PASSWORD" => password,
            "PGPASS" => password,
            _ => null,
        });
    }

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        Directory.Delete(_run.Folder, recursive: true);
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("""
        "auth":"shop"
        """)]
    [InlineData("""
        "auth":"whole"
        """)]
    [InlineData("""
        "auth":{"type":"postgres","credential":"shop"}
        """)]
    [InlineData("""
        "auth":{"type":"pg","credential":"shop","db_name":"NAME"}
        """)]
    [InlineData("""
        "auth":{"type":"postgres","secret":"db_password",PLACE}
        """)]
    [InlineData("""
        "auth":{"type":"postgres","env":"PGPASS",PLACE}
        """)]
    [InlineData("""
        "auth":{"type":"postgres","inline":{PLACE,"db_password":"PASSWORD"}}
        """)]
    [InlineData("""
        "auth":{"host":"127.0.0.1","port":"PORT","database":"NAME","user":"tester","password":"PASSWORD","schema":"public"}
        """)]
    [InlineData("""
        "auth":{"one":{"type":"postgres","credential":"whole","db_password":"wrong"},"two":{"type":"postgres","credential":"shop"}},"use_auth":"two"
        """)]
    [InlineData("""
        "auth":{"web":{"type":"bearer","credential":"web"},"db":{"type":"postgres","credential":"shop"}}
        """)]
    [InlineData("""
        "credential":"shop"
        """)]
    [InlineData("""
        "credentials":{"db":{"key":"shop"}}
        """)]
    public async Task A_login_comes_from_wherever_logins_come_from(string auth)
    {
        var filled = Fill(auth.Trim().Replace("PLACE", Place));

        Assert.Equal("""[{"x":1}]""", await _run.RowsAsync("postgres", $$"""{{{filled}},"sql":"SELECT 1 AS x"}"""));
        Assert.Equal("no [REDACTED] here", _run.Secrets.Redact($"no {PostgreSqlServer.Password} here"));
    }

    [Fact]
    public async Task A_password_that_is_a_number_is_a_secret()
    {
        await _run.StepAsync("postgres", """{"auth":"shop","sql":"CREATE ROLE counter LOGIN PASSWORD '90210777'"}""");
        try
        {
            await _run.StepAsync("postgres", Fill("""{"auth":{"host":"127.0.0.1","port":PORT,"database":"NAME","user":"counter","password":90210777},"sql":"SELECT 1 AS x"}"""));

            var later = await _run.StepAsync("postgres", """{"auth":"shop","sql":"SELECT 90210777 AS n, 'no 90210777 here' AS t, 5432 AS port"}""");
            Assert.Equal("""[{"n":"[REDACTED]","t":"no [REDACTED] here","port":5432}]""", _run.Secrets.Redact(later.GetProperty("rows")).GetRawText());
        }
        finally
        {
            await _run.StepAsync("postgres", """{"auth":"shop","sql":"DROP ROLE counter"}""");
        }
    }

    [Fact]
    public async Task A_password_that_is_a_number_is_a_secret_in_a_login_of_DuckDB_too()
    {
        await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("duckdb", """{"auth":{"db":{"type":"postgres","inline":{"host":"127.0.0.1","port":1,"password":90210777}}},"sql":"SELEC 1"}"""));

        Assert.Equal("no [REDACTED] here", _run.Secrets.Redact("no 90210777 here"));
    }

    [Theory]
    [InlineData("""{"password":90210777}""")]
    [InlineData("""{"private_key_passphrase":90210777}""")]
    [InlineData("""{"token":90210777}""")]
    public void A_secret_that_is_a_number_is_in_no_message(string login)
    {
        var secrets = new SecretScope();
        var read = Shared.Databases.DatabaseLogin.FromJson(Run.Parse(login));

        read.Register(secrets);

        Assert.Equal("no [REDACTED] here", secrets.Redact("no 90210777 here"));
        Assert.Equal("no *** here", read.Redact("no 90210777 here"));
    }

    [Fact]
    public async Task A_transfer_and_a_save_take_the_same_logins()
    {
        await _run.StepAsync("postgres", """{"auth":"shop","sql":"CREATE TABLE t (id int, name text); INSERT INTO t VALUES (1, 'a')"}""");

        await _run.StepAsync("transfer", """{"source":{"type":"postgres","auth":"shop","table":"t"},"target":{"type":"postgres","credential":"shop","table":"t"}}""");
        await _run.StepAsync("save", """{"storage":{"type":"pg","auth":"shop"},"table":"t","data":{"id":2,"name":"b"}}""");

        Assert.Equal("""[{"id":1,"n":2},{"id":2,"n":1}]""", await _run.RowsAsync("postgres", """{"auth":"shop","sql":"SELECT id, count(*) AS n FROM t GROUP BY id ORDER BY id"}"""));
    }

    [Theory]
    [InlineData("""{"sql":"SELECT 1"}""", "Input 'auth' is missing: the database's login.")]
    [InlineData("""{"auth":"shp","sql":"SELECT 1"}""", "Auth 'auth': there is no credential 'shp'.")]
    [InlineData("""{"auth":{"type":"postgres","env":"NOT_SET"},"sql":"SELECT 1"}""", "Auth 'auth': the environment variable 'NOT_SET' is not set, or is empty.")]
    [InlineData("""{"auth":{"web":{"type":"bearer","credential":"web"}},"sql":"SELECT 1"}""", "The step's auth has no login of type 'postgres': web (bearer).")]
    [InlineData("""{"auth":"shop","credential":"shop","sql":"SELECT 1"}""", "A step has 'auth' and 'credential': leave one.")]
    [InlineData("""{"use_auth":"x","sql":"SELECT 1"}""", "Input 'use_auth' is 'x', and there is no 'auth' beside it.")]
    public async Task A_login_that_is_not_there_is_told(string inputs, string expected)
        => Assert.StartsWith(expected, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("postgres", inputs))).Message);

    [Theory]
    [InlineData("postgresql://me:canary-5309@h/d", "canary-5309")]
    [InlineData("postgresql://me:canary%2D5309@h/d", "canary-5309")]
    [InlineData("postgresql://h/d?user=me&password=canary-5309&x=y", "canary-5309")]
    [InlineData("Host=h;Password=canary-5309;Port=1", "canary-5309")]
    [InlineData("Host=h;Pwd = 'canary 5309' ;Port=1", "canary 5309")]
    [InlineData("host=h password=canary-5309 dbname=d", "canary-5309")]
    public void The_password_within_a_connection_string_is_a_secret(string dsn, string password)
    {
        foreach (var login in new[] { $$"""{"dsn":{{Run.Text(dsn)}}}""", $$"""{"attach":{"a":{"type":"postgres","path":{{Run.Text(dsn)}} } } }""" })
        {
            var secrets = new SecretScope();

            Shared.Databases.DatabaseLogin.FromJson(Run.Parse(login)).Register(secrets);

            Assert.Equal("no [REDACTED] here", secrets.Redact($"no {password} here"));
            Assert.Equal("sqlite a.duckdb", secrets.Redact("sqlite a.duckdb"));
        }
    }

    private string Fill(string text) => text.Replace("PORT", $"{server.Port}").Replace("NAME", _database.Name).Replace("PASSWORD", PostgreSqlServer.Password);
}
