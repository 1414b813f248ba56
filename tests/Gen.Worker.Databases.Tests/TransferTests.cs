using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Databases.Tests;

[Collection(PostgreSqlGroup.Name)]
public sealed class TransferTests(PostgreSqlServer server) : PostgresRunTests(server)
{
    private const string Types = """
        SELECT g AS i, g / 4.0::float8 AS r, g * 1.25 AS n, 'text ' || g AS t, CASE WHEN g % 3 = 0 THEN NULL ELSE g % 2 = 0 END AS b, date '2024-01-01' + g AS d, time '10:00' + g * interval '1 s' AS c,
          timestamp '2024-01-01 00:00:00.5' + g * interval '1 h' AS s, timestamptz '2024-01-01 00:00:00Z' + g * interval '1 h' AS z, decode(lpad(to_hex(g), 8, '0'), 'hex') AS y,
          lpad(to_hex(g), 32, '0')::uuid AS u, json_build_object('g', g) AS j
        FROM generate_series(1, 2500) g
        """;

    [Theory]
    [InlineData("duckdb")]
    [InlineData("sqlite")]
    public async Task Rows_go_from_PostgreSQL_to_a_file_and_back_and_are_the_same(string type)
    {
        await PostgresAsync($"CREATE TABLE source AS {Types}");
        await PostgresAsync("CREATE TABLE back AS SELECT * FROM source WHERE false");

        var there = await TransferAsync($$"""{"source":{"type":"postgres","auth":{{Login}},"query":"SELECT * FROM source ORDER BY i"},"target":{"type":"{{type}}","database":"t.db","table":"t"},"create":true}""");
        var back = await TransferAsync($$"""{"source":{"type":"{{type}}","database":"t.db","table":"t"},"target":{"type":"postgres","auth":{{Login}},"table":"back"},"chunk_size":"999"}""");

        Assert.Equal((2500, 3), (there.GetProperty("rows_transferred").GetInt32(), there.GetProperty("chunks_processed").GetInt32()));
        Assert.Equal((2500, "append"), (back.GetProperty("rows_transferred").GetInt32(), back.GetProperty("mode").GetString()));
        Assert.Equal("""[{"n":2500}]""", await PostgresAsync("SELECT count(*) AS n FROM (SELECT i, r, n, t, b, d, c, s, z, y, u, j::text FROM source INTERSECT SELECT i, r, n, t, b, d, c, s, z, y, u, j::text FROM back) x"));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("duckdb")]
    [InlineData("sqlite")]
    public async Task Rows_are_added_replaced_or_take_the_place_of_those_with_their_key(string type)
    {
        await SqlAsync(type, "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), extra INTEGER DEFAULT 7)");
        await SqlAsync(type, "INSERT INTO t VALUES (1, 'old', 1), (2, 'old', 2)");

        await TransferAsync(Values(type, "(2, 'first'), (3, 'new'), (2, 'last')", "upsert"));
        Assert.Equal("""[{"id":1,"name":"old","extra":1},{"id":2,"name":"last","extra":2},{"id":3,"name":"new","extra":7}]""", await SqlAsync(type, "SELECT * FROM t ORDER BY id"));

        await TransferAsync(Values(type, "(2, 'x')", "replace"));
        await TransferAsync(Values(type, "(4, NULL)", "append"));
        Assert.Equal("""[{"id":2,"name":"x","extra":7},{"id":4,"name":null,"extra":7}]""", await SqlAsync(type, "SELECT * FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonb")]
    public async Task Lists_and_maps_reach_a_column_of_JSON_in_each_mode(string type)
    {
        await PostgresAsync($"CREATE TABLE t (id bigint PRIMARY KEY, j {type})");

        foreach (var (mode, id) in new[] { ("append", "1"), ("append", "2.0"), ("upsert", "2") })
        {
            await TransferAsync($$"""{"source":{"type":"duckdb","query":"SELECT {{id}} AS id, ['{{mode}} {{id}}'] AS j"},"target":{{Target("postgres")}},"mode":"{{mode}}"}""");
        }

        Assert.Equal("""[{"id":1,"j":["append 1"]},{"id":2,"j":["upsert 2"]}]""", await PostgresAsync("SELECT * FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("duckdb")]
    [InlineData("sqlite")]
    public async Task A_failure_leaves_nothing_and_in_chunks_leaves_the_chunks_before_it(string type)
    {
        await SqlAsync(type, "CREATE TABLE t (id INTEGER NOT NULL, name VARCHAR(20))");
        await SqlAsync(type, "INSERT INTO t VALUES (0, 'old')");
        var source = """{"type":"duckdb","query":"SELECT CASE WHEN range = 250 THEN NULL ELSE range END::BIGINT AS id FROM range(300)"}""";

        var all = await FailAsync($$"""{"source":{{source}},"target":{{Target(type)}},"chunk_size":100,"mode":"replace"}""");
        Assert.EndsWith("Nothing was written.", all);
        Assert.Equal("""[{"n":1}]""", await SqlAsync(type, "SELECT count(*) AS n FROM t"));

        var chunks = await FailAsync($$"""{"source":{{source}},"target":{{Target(type)}},"chunk_size":100,"commit":"chunk"}""");
        Assert.EndsWith("200 rows in 2 chunks were written before, and stay.", chunks);
        Assert.Equal("""[{"n":201}]""", await SqlAsync(type, "SELECT count(*) AS n FROM t"));
    }

    [Fact]
    public async Task A_database_that_goes_away_in_the_middle_is_an_error_and_nothing_is_written()
    {
        await SqlAsync("sqlite", "CREATE TABLE t (id INTEGER)");

        // The server ends the connection of the query that asks for it, after it has sent many rows.
        var error = await FailAsync($$"""{"source":{"type":"postgres","auth":{{Login}},"query":"SELECT CASE WHEN g = 200000 THEN pg_terminate_backend(pg_backend_pid())::int ELSE g END AS id FROM generate_series(1, 400000) g"},"target":{{Target("sqlite")}}}""");

        Assert.Contains("PostgreSQL (127.0.0.1:", error);
        Assert.EndsWith("Nothing was written.", error);
        Assert.DoesNotContain(PostgreSqlServer.Password, error);
        Assert.Equal("""[{"n":0}]""", await SqlAsync("sqlite", "SELECT count(*) AS n FROM t"));
    }

    [Fact]
    public async Task A_line_that_is_cut_in_the_middle_is_an_error_and_nothing_is_written()
    {
        using var line = new CutProxy(Server.Port, 500_000);
        var login = Login.Replace($"{Server.Port}", $"{line.Port}");
        await SqlAsync("sqlite", "CREATE TABLE t (id INTEGER)");

        var read = await FailAsync($$"""{"source":{"type":"postgres","auth":{{login}},"query":"SELECT g AS id FROM generate_series(1, 1000000) g"},"target":{{Target("sqlite")}}}""");

        Assert.StartsWith("PostgreSQL (127.0.0.1:", read);
        Assert.EndsWith("Nothing was written.", read);
        Assert.Equal("""[{"n":0}]""", await SqlAsync("sqlite", "SELECT count(*) AS n FROM t"));
    }

    [Fact]
    public async Task A_target_that_goes_away_in_the_middle_is_an_error()
    {
        await PostgresAsync("CREATE TABLE t (id bigint)");
        await PostgresAsync("CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id = 5000 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END $$; CREATE TRIGGER gone BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION gone()");

        var error = await FailAsync($$"""{"source":{"type":"duckdb","query":"SELECT range AS id FROM range(1000000)"},"target":{{Target("postgres")}}}""");

        Assert.EndsWith("Nothing was written.", error);
        Assert.Equal("""[{"n":0}]""", await PostgresAsync("SELECT count(*) AS n FROM t"));
    }

    [Fact]
    public async Task Rows_come_from_an_answer_over_HTTP()
    {
        const string Body = """{"data":{"items":[{"id":1,"name":"a","tags":["x"]},{"id":2,"size":1.5,"name":null}]}}""";
        using var http = new LoopbackServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        var result = await TransferAsync($$"""{"source":{"type":"http","endpoint":"{{http.Url}}/rows","data_path":"data.items","params":{"page":1} },"target":{"type":"duckdb","table":"t"},"create":true}""");

        Assert.Equal("http_to_duckdb", result.GetProperty("direction").GetString());
        Assert.StartsWith("GET /rows?page=1 ", http.Requests[0]);
        Assert.Equal("""[{"id":1,"name":"a","tags":["x"],"size":null},{"id":2,"name":null,"tags":null,"size":1.5}]""", await SqlAsync("duckdb", "FROM t ORDER BY id"));
    }

    [Fact]
    public async Task Names_are_names_whatever_they_hold()
    {
        const string Name = "x\"; DROP TABLE t; --";
        foreach (var type in new[] { "postgres", "duckdb", "sqlite" })
        {
            await TransferAsync($$"""
                {"source":{"type":"duckdb"},"query":"SELECT 1 AS \"a\"\")\", :v AS b","parameters":{"v":"'); DROP TABLE t; --"},"create":true,
                 "target":{"type":"{{type}}","auth":{{(type == "postgres" ? Login : "{}")}},"table":{{Run.Text(Name)}}} }
                """);

            Assert.Equal("""[{"b":"\u0027); DROP TABLE t; --"}]""", await SqlAsync(type, $"SELECT b FROM \"{Name.Replace("\"", "\"\"")}\" WHERE \"a\"\")\" = 1"));
        }
    }

    [Theory]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 1 AS x"},"target":{"type":"duckdb","table":"nowhere"}}""", "There is no table 'nowhere'")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 1 AS nmae"},"target":{"type":"duckdb","table":"t"}}""", "Table 't' has no column 'nmae'. Did you mean 'name'?")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 1 AS id"},"target":{"type":"duckdb","table":"t"},"mode":"upsert"}""", "An upsert into 't' needs 'key', since the table has no primary key.")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 1 AS id"},"target":{"type":"duckdb","table":"t"},"mode":"upsrt"}""", "Input 'mode' is 'upsrt'. Did you mean 'upsert'?")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 1 AS id"},"target":{"type":"duckdb","table":"t"},"chunk_size":0}""", "Input 'chunk_size' is a whole number from 1 to 100000, and is 0.")]
    [InlineData("""{"source":{"type":"duckdb","query":"CREATE TABLE u (x INTEGER)"},"target":{"type":"duckdb","table":"t"}}""", "The source's query gives no rows")]
    [InlineData("""{"source":{"type":"duckdb"},"target":{"type":"duckdb","table":"t"}}""", "Input 'source.query' or 'table' says what to read: give one of them.")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 3000000000 AS id"},"target":{"type":"duckdb","table":"t"}}""", "Column 'id' takes -2147483648 to 2147483647, and a row has 3000000000.")]
    [InlineData("""{"source":{"type":"duckdb","query":"SELECT 'x' AS id"},"target":{"type":"duckdb","table":"t"}}""", "Could not convert string 'x' to INT32")]
    public async Task What_is_wrong_is_told(string inputs, string expected)
    {
        await SqlAsync("duckdb", "CREATE TABLE t (id INTEGER, name VARCHAR)");

        Assert.Contains(expected, await FailAsync(inputs));
    }

    [Fact]
    public async Task A_transfer_that_is_stopped_has_written_nothing()
    {
        await SqlAsync("sqlite", "CREATE TABLE t (id INTEGER)");

        var error = await FailAsync($$"""{"source":{"type":"duckdb","query":"SELECT range AS id FROM range(100000000000)"},"target":{{Target("sqlite")}},"timeout":0.5}""");

        Assert.Contains("did not finish within 0.5 s and was stopped", error);
        Assert.EndsWith("Nothing was written.", error);
        Assert.Equal("""[{"n":0}]""", await SqlAsync("sqlite", "SELECT count(*) AS n FROM t"));
    }

    private string Login => Logins.Of(Server, Database);

    private string Target(string type) => $$"""{"type":"{{type}}","auth":{{(type == "postgres" ? Login : "{}")}},"table":"t"}""";

    private string Values(string type, string values, string mode)
        => $$"""{"source":{"type":"duckdb","query":"SELECT * FROM (VALUES {{values}}) v(id, name)"},"target":{{Target(type)}},"mode":"{{mode}}"}""";

    private Task<JsonElement> TransferAsync(string inputs) => Run.StepAsync("transfer", inputs);

    private async Task<string> FailAsync(string inputs) => (await Assert.ThrowsAnyAsync<ActionFailedException>(() => TransferAsync(inputs))).Message;

    private Task<string> PostgresAsync(string sql) => SqlAsync("postgres", sql);

    private Task<string> SqlAsync(string type, string sql) => Run.RowsAsync(type, $$"""{"sql":{{Run.Text(sql)}}{{(type == "postgres" ? $",\"auth\":{Login}" : "")}}}""");
}
