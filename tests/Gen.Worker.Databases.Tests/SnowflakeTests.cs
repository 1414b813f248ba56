using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

public sealed class SnowflakeTests : IAsyncLifetime
{
    private const string Columns = """
        {"name":"I","type":"FIXED","scale":0,"precision":10},{"name":"N","type":"FIXED","scale":2,"precision":38},{"name":"R","type":"REAL"},{"name":"B","type":"BOOLEAN"},{"name":"T","type":"TEXT"},
        {"name":"D","type":"DATE"},{"name":"C","type":"TIME","scale":9},{"name":"S","type":"TIMESTAMP_NTZ","scale":9},{"name":"L","type":"TIMESTAMP_LTZ","scale":9},{"name":"Z","type":"TIMESTAMP_TZ","scale":9},
        {"name":"Y","type":"BINARY"},{"name":"V","type":"VARIANT"}
        """;

    private const string Row = """["1","12.50","0.5","true","a","19737","37230.500000000","1705314030.000000000","1705314030.123456789","1705314030.000000000 1500","0102","{\"a\":1}"]""";

    private readonly Run _run = Run.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task Rows_have_types_and_come_from_all_partitions()
    {
        using var server = new SnowflakeStandIn(static _ => new(200, Columns, [$"[{Row}]", "[[null,null,null,null,null,null,null,null,null,null,null,null]]", "[]"]));

        var rows = await _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT * FROM t WHERE x = :x AND y = :y AND z = :x","parameters":{"x":"'; DROP TABLE t","y":5} }""");

        Assert.Equal(
            """[{"I":1,"N":12.50,"R":0.5,"B":true,"T":"a","D":"2024-01-15","C":"10:20:30.5","S":"2024-01-15T10:20:30","L":"2024-01-15T10:20:30.123456Z","Z":"2024-01-15T10:20:30Z","Y":"AQI=","V":{"a":1}},"""
            + """{"I":null,"N":null,"R":null,"B":null,"T":null,"D":null,"C":null,"S":null,"L":null,"Z":null,"Y":null,"V":null}]""",
            rows);
        Assert.Equal("SELECT * FROM t WHERE x = ? AND y = ? AND z = ?", server.Statements.Single().Sql);
        Assert.Equal("""{"1":{"type":"TEXT","value":"\u0027; DROP TABLE t"},"2":{"type":"FIXED","value":"5"},"3":{"type":"TEXT","value":"\u0027; DROP TABLE t"}}""", server.Statements.Single().Bindings);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_with_the_same_id_and_a_token_that_it_does_not_take_is_renewed()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(2));
        foreach (var status in new[] { 429, 503, 401 })
        {
            server.Trouble.Enqueue(status);
        }

        var result = await _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"INSERT INTO t VALUES (1), (2)"}""");

        Assert.Equal((2, "[]"), (result.GetProperty("changes").GetInt32(), result.GetProperty("rows").GetRawText()));
        Assert.Single(server.Statements);
        Assert.Single(server.Submissions.Select(static s => s.Id).Distinct());
        Assert.Equal([false, true, true, true], server.Submissions.Select(static s => s.IsRetry));
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_is_renewed_and_the_statement_is_not_begun_again()
    {
        using var server = new SnowflakeStandIn(static _ => new(200, """{"name":"ID","type":"FIXED","scale":0,"precision":10}""", ["""[["1"]]""", """[["2"]]""", """[["3"]]"""]));

        // The first request begins the statement; the third asks for its state, the sixth for a partition.
        server.TroubleAt[3] = server.TroubleAt[6] = 401;

        Assert.Equal("""[{"ID":1},{"ID":2},{"ID":3}]""", await _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT id FROM t"}"""));
        Assert.Single(server.Statements);
        Assert.Equal(8, server.Requests);
    }

    [Fact]
    public async Task A_token_that_is_refused_twice_is_an_error_that_says_why()
    {
        using var server = new SnowflakeStandIn(static _ => new(200, """{"name":"ID","type":"FIXED","scale":0,"precision":10}""", ["""[["1"]]""", """[["2"]]"""]));
        server.TroubleAt[5] = server.TroubleAt[6] = 401;

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT id FROM t"}"""));

        Assert.StartsWith("Snowflake refused (401, 390318): Authentication token has expired.", error.Message);
    }

    [Fact]
    public async Task A_refused_statement_is_told_with_the_reason()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Refused("001003", "SQL compilation error: syntax error line 1."));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELEC 1"}"""));

        Assert.Equal("Snowflake refused (422, 001003): SQL compilation error: syntax error line 1.", error.Message);
    }

    [Theory]
    [InlineData(0, """{"resultSetMetaData":{"rowType":[{"name":"A","type":"TEXT"}],"partitionInfo":[{}]},"data":[1]}""", "a row with another number of values than columns")]
    [InlineData(0, """{"resultSetMetaData":{"rowType":[{"name":"A","type":"TEXT"}],"partitionInfo":[{}]},"data":[[]]}""", "a row with another number of values than columns")]
    [InlineData(0, """{"resultSetMetaData":{"rowType":[{"type":"TEXT"}]}}""", "has no 'rowType' or no 'data'")]
    [InlineData(0, "no JSON", "does not answer as it should")]
    [InlineData(Garbled, "{}", "does not answer as it should")]
    public async Task An_answer_that_is_not_as_documented_is_an_error(int loss, string answer, string expected)
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(0)) { Instead = _ => (200, answer) };
        if (loss > 0)
        {
            server.LostAt[1] = loss;
        }

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT 1"}"""));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public async Task A_long_reason_is_cut_and_no_part_of_a_secret_is_left_where_it_is_cut()
    {
        const string Secret = "canary-0123456789-abcdef";
        _run.Secrets.Register(Secret);
        using var server = new SnowflakeStandIn(static _ => Result.Refused(new('7', 500), new string('x', 1990) + Secret + new string('y', 100_000)));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT 1"}"""));

        Assert.InRange(error.Message.Length, 2000, 2200);
        Assert.EndsWith(" ...", error.Message);
        Assert.DoesNotContain("canary", error.Message);
    }

    /// <summary>A decimal of .NET has 28 digits, all of them, and at times 29; what it cannot hold it rounds.</summary>
    [Theory]
    [InlineData("9999999999999999999.0123456789")]
    [InlineData("-9999999999999999999.0123456789")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("99999999999999999999999999999999999999")]
    public async Task A_number_with_more_digits_than_can_be_held_is_an_error_with_its_place(string number)
    {
        using var server = new SnowflakeStandIn(_ => new(200, """{"name":"N","type":"FIXED","scale":10,"precision":38}""", ["""[["1.5"],[null]]""", $"""[["{number}"]]"""]));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT n FROM t"}"""));

        Assert.Equal("Column 'N' has a number of more digits than 28 in row 3. Cast it to VARCHAR in the query.", error.Message);
    }

    [Theory]
    [InlineData("-999999999999999999.0123456789")]
    [InlineData("1.50000000000000000000000000000000000", "1.5000000000000000000000000000")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("00000000000000000000000000000012", "12")]
    [InlineData("0.00000000000000000000000000000000", "0.0000000000000000000000000000")]
    public async Task A_number_with_digits_that_can_be_held_has_all_of_them(string number, string? expected = null)
    {
        using var server = new SnowflakeStandIn(_ => new(200, """{"name":"N","type":"FIXED","scale":10,"precision":38}""", [$"""[["{number}"]]"""]));

        Assert.Equal($$"""[{"N":{{expected ?? number}}}]""", await _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT n FROM t"}"""));
    }

    [Theory]
    [InlineData(@"SELECT 'it\'s; so'; SELECT 2", @"SELECT 'it\'s; so'", "SELECT 2")]
    [InlineData("SELECT 1 // don't; stop\n; SELECT 2", "SELECT 1 // don't; stop", "SELECT 2")]
    [InlineData("EXECUTE IMMEDIATE $$ BEGIN LET x := 'it''s'; RETURN :x; END $$; SELECT 2", "EXECUTE IMMEDIATE $$ BEGIN LET x := 'it''s'; RETURN :x; END $$", "SELECT 2")]
    [InlineData("SELECT $a$, '$a$:y' || :x", "SELECT $a$, '$a$:y' || ?")]
    public async Task SQL_is_split_as_Snowflake_reads_it(string sql, params string[] expected)
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(1));
        sql = Run.Text(sql.Replace("\\n", "\n", StringComparison.Ordinal));

        await _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":{{sql}}{{(sql.Contains("|| :x", StringComparison.Ordinal) ? ",\"parameters\":{\"x\":1}" : "")}} }""");

        Assert.Equal(expected, server.Statements.Select(static s => s.Sql));
    }

    [Fact]
    public async Task A_scripting_block_is_not_cut_apart_but_refused_with_the_way_to_write_it()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(1));

        var error = await Assert.ThrowsAsync<ActionInputException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT 1;\nBEGIN DELETE FROM t; INSERT INTO t VALUES (1); END"}"""));

        Assert.Contains("EXECUTE IMMEDIATE $$ BEGIN", error.Message);
        Assert.Contains("2", error.Message);
        Assert.Empty(server.Statements);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_neither_key_nor_token_is_told()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(0));

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.LoginOf(NewKey())}},"sql":"SELECT 1"}"""));
        var none = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", """{"auth":{"account":"a","user":"u","private_key":"canary-5309"},"sql":"SELECT 1"}"""));

        Assert.StartsWith("Snowflake refused (401, 390144): JWT token is invalid.", error.Message);
        Assert.DoesNotContain("eyJ", error.Message);
        Assert.DoesNotContain("canary", none.Message);
        Assert.Empty(server.Statements);
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_cancelled_at_the_service()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(0)) { Polls = int.MaxValue };

        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"CALL SYSTEM$WAIT(60)","timeout":0.3}"""));

        Assert.Equal(["01b-1"], server.Cancelled);
    }

    [Fact]
    public async Task A_transfer_writes_by_way_of_a_table_of_its_own_and_one_statement_takes_all_rows_from_it()
    {
        using var server = new SnowflakeStandIn(static sql => sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Table() : Result.Written(1));

        var result = await _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT range AS id, 'it''s ' || range AS name, 1.5::DECIMAL(9,1) AS n FROM range(3)"},"target":{"type":"snowflake","auth":{{server.Login}},"table":"s.t"},"mode":"upsert","chunk_size":2}
            """);

        var sql = server.Statements.Select(static s => s.Sql).ToArray();
        Assert.Equal(3, result.GetProperty("rows_transferred").GetInt32());
        Assert.Equal(6, sql.Length);
        Assert.Equal("DESCRIBE TABLE \"S\".\"T\"", sql[0]);
        Assert.StartsWith("CREATE TRANSIENT TABLE \"S\".\"GEN_", sql[1]);
        Assert.Contains("f.value[1]::NUMBER(38,0) AS \"ID\", f.value[2]::VARCHAR(20) AS \"NAME\", f.value[3]::NUMBER(9,1) AS \"N\"", sql[2]);
        Assert.Contains("FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f", sql[2]);
        Assert.Equal("[[0,0,\"it\\u0027s 0\",\"1.5\"],[1,1,\"it\\u0027s 1\",\"1.5\"]]", Run.Parse(server.Statements[2].Bindings).GetProperty("1").GetProperty("value").GetString());
        Assert.StartsWith("MERGE INTO \"S\".\"T\" t USING (SELECT * FROM \"S\".\"GEN_", sql[4]);
        Assert.Contains("PARTITION BY \"ID\" ORDER BY \"GEN_ORDER\" DESC", sql[4]);
        Assert.StartsWith("DROP TABLE IF EXISTS \"S\".\"GEN_", sql[5]);
    }

    [Fact]
    public async Task A_transfer_that_fails_drops_its_table_and_says_that_nothing_was_written()
    {
        using var server = new SnowflakeStandIn(static sql => sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Table() : sql.Contains("PARSE_JSON", StringComparison.Ordinal) ? Result.Refused("100038", "Numeric value is not recognized.") : Result.Written(1));

        var error = await Assert.ThrowsAnyAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""{"source":{"type":"duckdb","query":"SELECT 1 AS id"},"target":{"type":"snowflake","auth":{{server.Login}},"table":"t"} }"""));

        Assert.Equal("Snowflake refused (422, 100038): Numeric value is not recognized. Nothing was written.", error.Message);
        Assert.StartsWith("DROP TABLE IF EXISTS", server.Statements[^1].Sql);
    }

    [Fact]
    public async Task A_transfer_from_Snowflake_finds_the_columns_of_the_target_without_their_case()
    {
        using var server = new SnowflakeStandIn(static _ => new(200, """{"name":"ID","type":"FIXED","scale":0,"precision":10},{"name":"NAME","type":"TEXT"}""", ["""[["1","a"]]""", """[["2","b"],["3",null]]"""]));
        await _run.StepAsync("duckdb", """{"sql":"CREATE TABLE t (id INTEGER, name VARCHAR)"}""");

        await _run.StepAsync("transfer", $$"""{"source":{"type":"snowflake","auth":{{server.Login}},"query":"SELECT * FROM t"},"target":{"type":"duckdb","table":"t"} }""");

        Assert.Equal("""[{"id":1,"name":"a"},{"id":2,"name":"b"},{"id":3,"name":null}]""", await _run.RowsAsync("duckdb", """{"sql":"FROM t ORDER BY id"}"""));
    }

    private static Result Table() => new(
        200,
        """{"name":"name","type":"TEXT"},{"name":"type","type":"TEXT"},{"name":"primary key","type":"TEXT"}""",
        ["""[["ID","NUMBER(38,0)","Y"],["NAME","VARCHAR(20)","N"],["N","NUMBER(9,1)","N"]]"""]);
}
