using System.Text;
using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Tests.Support;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>
/// The playbooks of samples/Worker, run by the program on real parts. GEN_WORKER_PROGRAM names another program: a native one, say. Each test is given the playbook that it runs, by
/// which <see cref="SamplePlaybookListTests"/> knows that all of them are run.
/// </summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class SamplePlaybookTests(PostgreSqlServer postgreSql) : IDisposable
{
    private const string Token = "canary-token-0123456789";
    private const string Service = "http://127.0.0.1:8080";

    private readonly TemporaryFolder _folder = new();

    private string Records => Path.Combine(_folder.Path, "worker.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("time-zones.yaml")]
    public async Task Time_zones_go_from_Python_into_SQLite_and_are_aggregated(string playbook)
    {
        var report = await RunAsync(playbook);

        Assert.Equal(
            """{"country":"US","zones":29,"south":21.3069,"north":64.5011,"west":-176.6581,"east":-74.0064}""",
            Text(Result(report, "countries").GetProperty("rows")[0]));
    }

    [Theory]
    [InlineData("cities.yaml")]
    public async Task Distances_come_from_a_workbook_s_task_by_an_iterator_and_are_reported_by_another_playbook(string playbook)
    {
        var report = await RunAsync(playbook);

        // Madrid, Nowhere, Oslo, Rome, Vienna: by name, without Reykjavik.
        const string Kilometres = "[503,null,2738,1862,2298]";
        var distances = Result(report, "distances");
        Assert.Equal((Kilometres, 5, 1), (Text(distances.GetProperty("data")), distances.GetProperty("count").GetInt32(), distances.GetProperty("failed").GetInt32()));
        Assert.Equal(1, Assert.Single(distances.GetProperty("errors").EnumerateArray()).GetProperty("index").GetInt32());
        Assert.Equal(Kilometres, Text(Result(report, "stored").GetProperty("results")));
        Assert.Equal(
            """{"title":"Kilometres from Lisbon; 1 of 5 could not be calculated","least":503,"greatest":2738,"mean":1850.25}""",
            Text(Result(report, "report").GetProperty("result")));
    }

    [Theory]
    [InlineData("report.yaml")]
    public async Task The_report_runs_by_itself(string playbook)
    {
        var report = await RunAsync(playbook);

        Assert.Equal("""{"title":"Numbers","least":1,"greatest":6,"mean":3.0}""", Text(Result(report, "summary")));
    }

    [Theory]
    [InlineData("databases.yaml")]
    public async Task Rows_go_from_Python_through_SQLite_and_DuckDB_and_a_Parquet_file(string playbook)
    {
        // The second time everything is there already.
        await RunAsync(playbook);
        var report = await RunAsync(playbook);

        Assert.Equal("""[{"shop":"north","total":60},{"shop":"south","total":63}]""", Text(Result(report, "totals").GetProperty("rows")));
    }

    [Theory]
    [InlineData("servers.yaml")]
    public async Task Orders_come_page_by_page_and_go_into_PostgreSQL_and_no_secret_is_shown(string playbook)
    {
        await using var database = await postgreSql.CreateAsync();
        using var snowflake = new SnowflakeStandIn(static _ => new(200, """{"name":"REGION","type":"TEXT"},{"name":"TARGET","type":"FIXED","scale":0,"precision":10}""", ["""[["north","7"]]"""]));
        var isBusy = true;
        using var shop = new HttpStandIn((request, _) =>
        {
            if (request.Headers["Authorization"] != $"Bearer {Token}" || request.Headers["x-shop-token"] != Token)
            {
                return (401, "{}");
            }

            var page = request.QueryString["page"];
            if (page == "2" && isBusy)
            {
                isBusy = false;
                return (503, "{}");
            }

            return (200, page == "1" ? """{"items": [{"id": 1, "amount": 4}, {"id": 2, "amount": 5.5}], "next": 2}""" : """{"items": [{"id": 3, "amount": 6}], "next": null}""");
        });

        var report = await RunAsync(
            playbook,
            shop,
            ("GEN_SECRET_SHOP_TOKEN", Token),
            ("GEN_SECRET_SHOP_DATABASE", Logins.Of(postgreSql, database)),
            ("GEN_SECRET_WAREHOUSE", snowflake.Login));

        Assert.Equal("""[{"orders":2,"amount":11.5}]""", Text(Result(report, "counted").GetProperty("rows")));
        Assert.Equal("north", Result(report, "warehouse").GetProperty("rows")[0].GetProperty("REGION").GetString());
        Assert.Equal(3, shop.Requests.Count);
    }

    [Theory]
    [InlineData("logins.yaml")]
    public async Task Each_login_is_got_from_where_it_is_kept_and_the_outcome_from_the_event_log(string playbook)
    {
        using var vault = new VaultStandIn { Secrets = { ["shop/prices"] = $$"""{"token":"{{Token}}-prices"}""" } };
        using var server = new HttpStandIn((request, _) => request.Headers["Authorization"] == $"Bearer {Token}-server"
            ? (200, $$"""{"name":"members","type":"bearer","data":{"token":"{{Token}}-members"} }""")
            : (401, "{}"));
        using var shop = new HttpStandIn((request, _) => (request.Url!.AbsolutePath, request.Headers["Authorization"] ?? request.Headers["X-API-Key"]) switch
        {
            ("/stock", $"{Token}-stock") => (200, """{"pears": 40}"""),
            ("/prices", $"Bearer {Token}-prices") => (200, """{"pears": 0.5}"""),
            ("/sales", var login) when login == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"anna:{Token}-till"))}" => (200, """{"pears": 12}"""),
            ("/members", $"Bearer {Token}-members") => (200, """{"count": 7}"""),
            _ => (401, "{}"),
        });
        var secrets = Directory.CreateDirectory(Path.Combine(_folder.Path, "secrets", "stock")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "stock", "key"), $"{Token}-stock\n");

        await RunAsync(
            playbook,
            shop,
            ("GEN_SECRETS", secrets),
            ("VAULT_ADDR", vault.Url),
            ("VAULT_ROLE_ID", VaultStandIn.RoleId),
            ("VAULT_SECRET_ID", VaultStandIn.SecretId),
            ("GEN_CREDENTIALS", _folder.Write("credentials.json", $$"""{"till": {"username": "anna", "password": "{{Token}}-till"} }""")),
            ("GEN_SERVER_URL", server.Url),
            ("GEN_SERVER_TOKEN", $"{Token}-server"));

        Assert.Equal(["POST /v1/auth/approle/login", "GET /v1/secret/data/shop/prices"], vault.Requests);
        Assert.Equal(["GET /api/credentials/members?include_data=true"], server.Requests);
        var database = $"Data Source={Records}";
        var run = await RunHistory.ShowAsync(database, (await RunHistory.RunsAsync(database))[0].GetProperty("id").GetString()!);
        var kept = Assert.Single(run.GetProperty("results").EnumerateArray(), static r => r.GetProperty("step").GetString() == "kept").GetProperty("result").GetProperty("data");
        Assert.Equal("""{"saved":"event","data":{"left":28,"worth":14.0,"members":7}}""", Text(kept));
    }

    /// <summary>Runs a copy of a playbook, because some write beside themselves.</summary>
    private async Task<JsonElement> RunAsync(string playbook, HttpStandIn? service = null, params (string Name, string Value)[] environment)
    {
        DuckDbLibrary.Find();
        Copy("data", static text => text);
        Copy("playbooks", text => service is null ? text : text.Replace(Service, service.Url, StringComparison.Ordinal));
        var command = WorkerProgram.Command("run", Path.Combine(_folder.Path, "playbooks", playbook), "--json", "--database", $"Data Source={Records}");
        command.Environment["DUCKDB_LIBRARY"] = Environment.GetEnvironmentVariable("DUCKDB_LIBRARY");
        foreach (var (name, value) in environment)
        {
            command.Environment[name] = value;
        }

        var exit = await WorkerProgram.RunAsync(command);

        Assert.True(exit.Code == 0, exit.Error);
        Assert.DoesNotContain(exit.Error.Split('\n'), static l => l.StartsWith("warning", StringComparison.Ordinal));
        var recorded = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Records));
        foreach (var secret in (string[])["canary", VaultStandIn.SecretId, PostgreSqlServer.Password])
        {
            Assert.DoesNotContain(secret, exit.Output + exit.Error + recorded, StringComparison.Ordinal);
        }

        return JsonDocument.Parse(exit.Output).RootElement;
    }

    /// <summary>Copies a folder of what was built beside the program.</summary>
    private void Copy(string folder, Func<string, string> edit)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, folder));
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(WorkerProgram.Built)!, folder)))
        {
            _folder.Write(Path.Combine(folder, Path.GetFileName(file)), edit(File.ReadAllText(file)));
        }
    }

    private static JsonElement Result(JsonElement report, string step)
        => Assert.Single(report.GetProperty("steps").EnumerateArray(), s => s.GetProperty("step").GetString() == step).GetProperty("result");

    private static string Text(JsonElement json) => JsonSerializer.Serialize(json);
}
