using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Tests.Support;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>The playbooks of samples/Worker, run by the program on real parts. GEN_WORKER_PROGRAM names another program: a native one, say.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class SamplePlaybookTests(PostgreSqlServer postgreSql) : IDisposable
{
    private const string Token = "canary-token-0123456789";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_go_from_Python_through_SQLite_and_DuckDB_and_a_Parquet_file()
    {
        // The second time everything is there already.
        await RunAsync("databases.yaml");
        var report = await RunAsync("databases.yaml");

        Assert.Equal("""[{"shop":"north","total":60},{"shop":"south","total":63}]""", Result(report, 4).GetProperty("rows").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Orders_come_page_by_page_and_go_into_PostgreSQL_and_no_secret_is_shown()
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
            "servers.yaml",
            text => text.Replace("http://127.0.0.1:8080", shop.Url, StringComparison.Ordinal),
            ("GEN_SECRET_SHOP_TOKEN", Token),
            ("GEN_SECRET_SHOP_DATABASE", Logins.Of(postgreSql, database)),
            ("GEN_SECRET_WAREHOUSE", snowflake.Login));

        Assert.Equal("""[{"orders":2,"amount":11.5}]""", Result(report, 4).GetProperty("rows").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("north", Result(report, 5).GetProperty("rows")[0].GetProperty("REGION").GetString());
        Assert.Equal(3, shop.Requests.Count);
    }

    private async Task<JsonElement> RunAsync(string playbook, Func<string, string>? edit = null, params (string Name, string Value)[] environment)
    {
        DuckDbLibrary.Find();
        var text = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(WorkerProgram.Built)!, "playbooks", playbook));
        var database = Path.Combine(_folder.Path, "worker.db");
        var command = WorkerProgram.Command("run", _folder.Write(playbook, edit?.Invoke(text) ?? text), "--json", "--database", $"Data Source={database}");
        command.Environment["DUCKDB_LIBRARY"] = Environment.GetEnvironmentVariable("DUCKDB_LIBRARY");
        foreach (var (name, value) in environment)
        {
            command.Environment[name] = value;
        }

        var exit = await WorkerProgram.RunAsync(command);

        Assert.True(exit.Code == 0, exit.Error);
        Assert.DoesNotContain(exit.Error.Split('\n'), static l => l.StartsWith("warning", StringComparison.Ordinal));
        var recorded = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(database));
        Assert.DoesNotContain("canary", exit.Output + exit.Error + recorded, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, exit.Output + exit.Error + recorded, StringComparison.Ordinal);
        return JsonDocument.Parse(exit.Output).RootElement;
    }

    private static JsonElement Result(JsonElement report, int step) => report.GetProperty("steps")[step].GetProperty("result");
}
