using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Databases.Tests;

/// <summary>
/// What DuckDB has extensions for, which it fetches from its makers' server: where it can, they work; where it cannot, the step says what to do.
/// </summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class DuckDbExtensionTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly Run _run = Run.Start();
    private PostgreSqlTestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await server.CreateAsync();

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_SQLite_is_attached()
    {
        await _run.StepAsync("sqlite", """{"database":"old.db","sql":"CREATE TABLE t AS SELECT 1 AS x"}""");

        for (var step = 1; step <= 2; step++)
        {
            await HasRowsAsync("sqlite", """[{"x":1}]""", """{"attach":{"old":{"type":"sqlite","path":"old.db"}},"sql":"FROM old.t"}""");
        }
    }

    [Fact]
    public async Task A_database_of_PostgreSQL_is_attached_by_a_login()
    {
        var login = $$"""{"type":"postgres","inline":{{Logins.Of(server, _database).Replace("\"type\":\"postgres\",", "")}} }""";
        await _run.StepAsync("postgres", $$"""{"auth":{{Logins.Of(server, _database)}},"sql":"CREATE TABLE t AS SELECT 1 AS x"}""");

        for (var step = 1; step <= 2; step++)
        {
            await HasRowsAsync("postgres", """[{"x":1}]""", $$"""{"auth":{"shop":{{login}} },"attach":{"db":{"type":"postgres","secret":"shop","read_only":true} },"sql":"FROM db.public.t"}""");
        }
    }

    [Fact]
    public async Task A_login_to_a_store_becomes_a_secret_in_memory()
        => await HasRowsAsync(
            "httpfs",
            """[{"name":"store","type":"s3","persistent":false}]""",
            """{"auth":{"store":{"type":"s3","inline":{"access_key_id":"AKIA","secret_access_key":"canary-5309","region":"eu-west-1"}}},"sql":"SELECT name, type, persistent FROM duckdb_secrets()"}""");

    [Fact]
    public async Task A_secret_that_needs_no_extension_is_created_by_SQL_in_memory_only()
    {
        var rows = await _run.RowsAsync("duckdb", """{"sql":["CREATE SECRET web (TYPE http, BEARER_TOKEN 'canary-5309')","SELECT name, type, persistent, secret_string FROM duckdb_secrets()"]}""");

        Assert.StartsWith("""[{"name":"web","type":"http","persistent":false,""", rows);
        Assert.DoesNotContain("canary", rows);
        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"sql":"CREATE PERSISTENT SECRET web2 (TYPE http, BEARER_TOKEN 'canary-5309')"}"""));
        Assert.Contains("Persistent secrets are disabled", error.Message);
    }

    private async Task HasRowsAsync(string extension, string expected, string inputs)
    {
        try
        {
            Assert.Equal(expected, await _run.RowsAsync("duckdb", inputs));
        }
        catch (DatabaseException e) when (e.Message.StartsWith("DuckDB needs", StringComparison.Ordinal))
        {
            Assert.StartsWith($"DuckDB needs its extension '{extension}' for what 'auth' and 'attach' name, and cannot have it here.", e.Message);
            Assert.Contains($"run INSTALL {extension} once in DuckDB v", e.Message);
            Assert.Contains("Failed to download extension", e.Message);
            Assert.DoesNotContain("canary", e.Message);
        }
    }
}
