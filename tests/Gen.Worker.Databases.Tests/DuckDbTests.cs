using Gen.Worker.Actions.DuckDb;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Databases.Tests;

public sealed class DuckDbTests : IAsyncLifetime
{
    private readonly Run _run = Run.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task Rows_have_the_types_of_the_database()
        => Assert.Equal(
            """[{"b":true,"i":-1,"l":9007199254740993,"u":18446744073709551615,"h":170141183460469231731,"r":2.5,"f":0.5,"n":-1.50,"t":"a text that is longer than twelve bytes","y":"AQI=","d":"2024-01-15","c":"10:20:30.5","s":"2024-01-15T10:20:30","z":"2024-01-15T10:20:30Z","w":"0f0e0d0c-0b0a-0908-0706-050403020100","e":"b","o":null}]""",
            (await SqlAsync("""
                SELECT true AS b, -1::TINYINT AS i, 9007199254740993 AS l, 18446744073709551615::UBIGINT AS u, 170141183460469231731::HUGEINT AS h, 2.5::DOUBLE AS r, 0.5::FLOAT AS f, -1.50::DECIMAL(9, 2) AS n,
                  'a text that is longer than twelve bytes' AS t, '\x01\x02'::BLOB AS y, DATE '2024-01-15' AS d, TIME '10:20:30.5' AS c, TIMESTAMP '2024-01-15 10:20:30' AS s,
                  TIMESTAMPTZ '2024-01-15 10:20:30+00' AS z, '0f0e0d0c-0b0a-0908-0706-050403020100'::UUID AS w, 'b'::ENUM ('a', 'b') AS e, NULL AS o
                """)).Replace("\n", ""));

    [Fact]
    public async Task Lists_structs_and_maps_are_JSON()
        => Assert.Equal(
            """[{"l":[1,null,3],"s":{"a":"x","b":[{"c":1.5}]},"m":{"1":"one"},"a":[1,2],"j":{"k":1}},{"l":[],"s":null,"m":null,"a":null,"j":null}]""",
            await SqlAsync("SELECT [1, NULL, 3] AS l, {'a': 'x', 'b': [{'c': 1.5::DOUBLE}]} AS s, MAP {1: 'one'} AS m, [1, 2]::INTEGER[2] AS a, '{\"k\":1}'::JSON AS j UNION ALL SELECT [], NULL, NULL, NULL, NULL"));

    [Fact]
    public async Task Parameters_are_bound_and_never_pasted()
    {
        await SqlAsync("CREATE TABLE t (x VARCHAR)");
        await SqlAsync("INSERT INTO t VALUES (:x)", """{"x":"'); DROP TABLE t; --"}""");

        Assert.Equal("""[{"x":"\u0027); DROP TABLE t; --","n":1,"r":1.5,"b":true,"e":"","z":null}]""", await SqlAsync("SELECT x, :n AS n, :r AS r, :b AS b, :e AS e, :z AS z FROM t", """{"n":1,"r":1.5,"b":true,"e":"","z":null}"""));
    }

    [Fact]
    public async Task Files_are_read_and_written_in_the_folder_of_the_playbook()
    {
        await File.WriteAllTextAsync(Path.Combine(_run.Folder, "in.csv"), "id,name\n1,a\n2,b\n");
        await File.WriteAllTextAsync(Path.Combine(_run.Folder, "in.json"), """[{"id":1,"size":2.5}]""");
        var parquet = Path.Combine(_run.Folder, "out.parquet");

        await SqlAsync($"COPY (SELECT c.id, name, size FROM 'in.csv' c LEFT JOIN 'in.json' j ON c.id = j.id ORDER BY 1) TO 'out.parquet'", transaction: false);
        Assert.True(File.Exists(parquet));

        Assert.Equal("""[{"id":1,"name":"a","size":2.5},{"id":2,"name":"b","size":null}]""", await SqlAsync("SELECT * FROM 'out.parquet' ORDER BY id"));
    }

    [Fact]
    public async Task What_is_in_memory_is_shared_by_the_steps_of_a_run_and_a_file_by_all()
    {
        await SqlAsync("CREATE TABLE t AS SELECT 1 AS x");
        await _run.StepAsync("duckdb", """{"database":"a.duckdb","sql":"CREATE TABLE t AS SELECT 2 AS x"}""");
        await using var other = Run.Start(_run.Folder);

        Assert.Equal("""[{"x":1}]""", await SqlAsync("FROM t"));
        await Assert.ThrowsAsync<DatabaseException>(() => other.RowsAsync("duckdb", """{"sql":"FROM t"}"""));
        Assert.Equal("""[{"x":2}]""", await other.RowsAsync("duckdb", $$"""{"database":{{Run.Text(Path.Combine(_run.Folder, "a.duckdb"))}},"sql":"FROM t"}"""));
        Assert.Equal("""[{"x":2}]""", await _run.RowsAsync("duckdb", """{"attach":{"a\"b":{"path":"a.duckdb","read_only":true}},"sql":"FROM \"a\"\"b\".t","transaction":false}"""));
    }

    [Fact]
    public async Task A_step_is_all_or_nothing_and_an_error_says_which_statement_it_is_of()
    {
        await SqlAsync("CREATE TABLE t (x INTEGER)");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => SqlAsync("INSERT INTO t VALUES (1); SELECT nothing FROM t"));

        Assert.Contains("nothing", error.Message);
        Assert.Contains("In statement 2 of 2, sql, line 1.", error.Message);
        Assert.Equal("[]", await SqlAsync("FROM t"));
        Assert.Equal(3, (await _run.StepAsync("duckdb", """{"sql":"INSERT INTO t SELECT * FROM range(3)"}""")).GetProperty("changes").GetInt32());
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_interrupted()
    {
        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"sql":"SELECT count(*) FROM range(100000000000) a, range(1000) b WHERE a.range % 7 = b.range % 5","timeout":0.3}"""));

        Assert.StartsWith("duckdb did not finish within 0.3 s and was interrupted.", error.Message);
    }

    [Fact]
    public async Task Rows_stream_so_that_a_result_without_an_end_is_read_in_part()
    {
        await using var session = await _run.OpenAsync("duckdb", "{}");
        await using var reader = await session.ReadAsync(new("SELECT range AS x, 'text ' || range AS t FROM range(10000000000)"), CancellationToken.None);
        var batch = new RowBatch(reader.Columns, 3000);

        Assert.True(await reader.ReadAsync(batch, CancellationToken.None));

        Assert.Equal(3000, batch.Count);
        Assert.Equal(2999, batch[0].Wholes[2999]);
        Assert.Equal("text 2999", batch[1].Text(2999));
    }

    [Fact]
    public async Task A_secret_in_a_refused_statement_is_not_in_the_error()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => _run.StepAsync("duckdb", """{"auth":{"s":{"type":"bearer","token":"canary-5309"}},"sql":"SELECT canary"}"""));

        Assert.DoesNotContain("canary-5309", error.ToString());
    }

    [Fact]
    public void Secrets_are_literals_whatever_they_hold()
    {
        var statement = DuckDbSecrets.Statements(Run.Parse("""{"a\"b":{"type":"postgres","host":"h'; DROP TABLE t; --","password":"p'"}}""")).Single();

        Assert.Equal("CREATE OR REPLACE SECRET \"a\"\"b\" (\n  TYPE postgres,\n  HOST 'h''; DROP TABLE t; --',\n  PASSWORD 'p'''\n);", statement);
    }

    private Task<string> SqlAsync(string sql, string parameters = "{}", bool transaction = true)
        => _run.RowsAsync("duckdb", $$"""{"sql":{{Run.Text(sql)}},"parameters":{{parameters}},"transaction":{{(transaction ? "true" : "false")}}}""");
}
