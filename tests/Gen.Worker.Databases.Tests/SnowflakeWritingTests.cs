using System.Text.RegularExpressions;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>What Snowflake is told when rows are written, statement by statement, and what is bound.</summary>
public sealed partial class SnowflakeWritingTests : IAsyncLifetime
{
    private const string Columns = "\"ID\", \"NAME\", \"N\"";
    private const string Items = "f.value[1]::NUMBER(38,0) AS \"ID\", f.value[2]::VARCHAR(20) AS \"NAME\", f.value[3]::NUMBER(9,1) AS \"N\"";
    private const string Rows = $"(SELECT {Items}, f.value[0]::NUMBER(38, 0) AS \"GEN_ORDER\" FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f)";
    private const string Latest = "QUALIFY ROW_NUMBER() OVER (PARTITION BY \"ID\" ORDER BY \"GEN_ORDER\" DESC) = 1";
    private const string Matched = $"s ON t.\"ID\" = s.\"ID\" WHEN MATCHED THEN UPDATE SET t.\"NAME\" = s.\"NAME\", t.\"N\" = s.\"N\" WHEN NOT MATCHED THEN INSERT ({Columns}) VALUES (s.\"ID\", s.\"NAME\", s.\"N\")";

    /// <summary>Two chunks, of two rows and of one.</summary>
    private static readonly string[] Chunks = ["""[[0,0,"it's \"0\"","1.5"],[1,1,null,"1.5"]]""", """[[2,2,"it's \"2\"","1.5"]]"""];

    private readonly Run _run = Run.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Theory]
    [InlineData("append", $"INSERT INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM \"S\".\"GEN_X\"")]
    [InlineData("replace", $"INSERT OVERWRITE INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM \"S\".\"GEN_X\"")]
    [InlineData("upsert", $"MERGE INTO \"S\".\"T\" t USING (SELECT * FROM \"S\".\"GEN_X\" {Latest}) {Matched}")]
    public async Task A_transfer_takes_all_rows_with_one_statement(string mode, string last)
    {
        using var server = Server();

        var result = await TransferAsync(server, mode, "all");

        Assert.Equal((3, 2, mode), (result.GetProperty("rows_transferred").GetInt32(), result.GetProperty("chunks_processed").GetInt32(), result.GetProperty("mode").GetString()));
        Assert.Equal(
            [
                "DESCRIBE TABLE \"S\".\"T\"",
                $"CREATE TRANSIENT TABLE \"S\".\"GEN_X\" AS SELECT {Columns}, 0::NUMBER(38, 0) AS \"GEN_ORDER\" FROM \"S\".\"T\" WHERE FALSE",
                $"INSERT INTO \"S\".\"GEN_X\" ({Columns}, \"GEN_ORDER\") SELECT {Columns}, \"GEN_ORDER\" FROM {Rows}",
                $"INSERT INTO \"S\".\"GEN_X\" ({Columns}, \"GEN_ORDER\") SELECT {Columns}, \"GEN_ORDER\" FROM {Rows}",
                last,
                "DROP TABLE IF EXISTS \"S\".\"GEN_X\"",
            ],
            Told(server));
        Assert.Equal(Chunks, (string[])[Bound(server, 2), Bound(server, 3)]);
        Assert.All([0, 1, 4, 5], i => Assert.Equal("", server.Statements[i].Bindings));
    }

    [Theory]
    [InlineData("append", $"INSERT INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM {Rows}", $"INSERT INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM {Rows}")]
    [InlineData("replace", $"INSERT OVERWRITE INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM {Rows}", $"INSERT INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM {Rows}")]
    [InlineData("upsert", $"MERGE INTO \"S\".\"T\" t USING (SELECT * FROM {Rows} {Latest}) {Matched}", $"MERGE INTO \"S\".\"T\" t USING (SELECT * FROM {Rows} {Latest}) {Matched}")]
    public async Task A_transfer_by_chunks_writes_each_with_one_statement(string mode, string first, string then)
    {
        using var server = Server();

        await TransferAsync(server, mode, "chunk");

        Assert.Equal(["DESCRIBE TABLE \"S\".\"T\"", first, then], Told(server));
        Assert.Equal(Chunks, (string[])[Bound(server, 1), Bound(server, 2)]);
    }

    [Fact]
    public async Task A_replacement_by_no_rows_empties_the_table()
    {
        using var server = Server();

        await _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT range AS id FROM range(0)"},"target":{"type":"snowflake","auth":{{server.Login}},"table":"s.t"},"mode":"replace","commit":"chunk"}
            """);

        Assert.Equal(["DESCRIBE TABLE \"S\".\"T\"", "DELETE FROM \"S\".\"T\""], Told(server));
    }

    [Fact]
    public async Task A_key_that_is_null_is_refused()
    {
        using var server = Server();

        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT CASE WHEN range = 1 THEN NULL ELSE range END AS id, 'n' AS name FROM range(3)"},"target":{"type":"snowflake","auth":{{server.Login}},"table":"s.t"},"mode":"upsert"}
            """));

        Assert.Contains("Column 'id' is null in row 2", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Told(server), static s => s.StartsWith("MERGE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_no_answer_came_to_what_takes_all_rows_leaves_the_outcome_unknown()
    {
        using var server = Server();

        // The fifth statement, seven times; and what takes away the table beside.
        for (var request = 17; request < 17 + 7; request++)
        {
            server.LostAt[request] = 503;
        }

        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => TransferAsync(server, "append", "all"));

        Assert.Equal("outcome_unknown", failed.Kind);
        Assert.EndsWith("Whether the rows were written is unknown: look into the table before you run it again.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_no_answer_came_to_what_only_collects_rows_leaves_nothing_behind()
    {
        using var server = Server();
        for (var request = 9; request < 9 + 7; request++)
        {
            server.LostAt[request] = 503;
        }

        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => TransferAsync(server, "append", "all"));

        Assert.NotEqual("outcome_unknown", failed.Kind);
        Assert.EndsWith("Nothing was written.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_stay_numbers_in_a_column_of_type_VARIANT()
    {
        using var server = new SnowflakeStandIn(static sql => !sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Result.Written(1) : new(
            200,
            """{"name":"name","type":"TEXT"},{"name":"type","type":"TEXT"},{"name":"primary key","type":"TEXT"}""",
            ["""[["I","VARIANT","N"],["N","VARIANT","N"],["R","VARIANT","N"],["T","VARIANT","N"],["J","VARIANT","N"]]"""]));

        await _run.StepAsync("transfer", $$"""
            {"source":{"type":"duckdb","query":"SELECT 1 AS i, 123456789012345678.0123456789::DECIMAL(38,10) AS n, 0.1::DOUBLE AS r, '1.5' AS t, '{\"a\":1.5}'::JSON AS j UNION ALL SELECT NULL, NULL, 'NaN'::DOUBLE, NULL, NULL"},
             "target":{"type":"snowflake","auth":{{server.Login}},"table":"s.t"},"commit":"chunk"}
            """);

        // NaN, and a number of more than 15 digits, get there as text; there is a number of its own type before VARIANT takes it.
        Assert.Equal(
            "INSERT INTO \"S\".\"T\" (\"I\", \"N\", \"R\", \"T\", \"J\") SELECT \"I\", \"N\", \"R\", \"T\", \"J\" FROM (SELECT IFF(IS_NULL_VALUE(f.value[1]), NULL, f.value[1]) AS \"I\", PARSE_JSON(f.value[2]::VARCHAR) AS \"N\", "
            + "f.value[3]::FLOAT::VARIANT AS \"R\", IFF(IS_NULL_VALUE(f.value[4]), NULL, f.value[4]) AS \"T\", IFF(IS_NULL_VALUE(f.value[5]), NULL, f.value[5]) AS \"J\", f.value[0]::NUMBER(38, 0) AS \"GEN_ORDER\" FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f)",
            Told(server)[1]);
        Assert.Equal("""[[0,1,"123456789012345678.0123456789","0.1","1.5",{"a":1.5}],[1,null,null,"NaN",null,null]]""", Bound(server, 1));
    }

    [Fact]
    public async Task A_statement_that_writes_and_whose_answer_is_lost_is_not_run_twice()
    {
        using var server = Server();

        // A statement takes four requests: the fifth statement, which takes all rows, begins with the seventeenth.
        server.LostAt[17] = 503;

        await TransferAsync(server, "append", "all");

        Assert.Equal(6, server.Statements.Count);
        Assert.Equal(7, server.Submissions.Count);
        Assert.Equal(5, server.Submissions.FindIndex(static s => s.IsRetry));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_created_with_the_types_of_the_rows()
    {
        var isThere = false;
        using var server = new SnowflakeStandIn(sql =>
        {
            isThere |= sql.StartsWith("CREATE TABLE", StringComparison.Ordinal);
            return !sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Result.Written(1) : isThere ? Table() : Result.Refused("002003", "Object does not exist or not authorized.");
        });

        await TransferAsync(server, "append", "all", ",\"create\":true");

        Assert.Equal(["DESCRIBE TABLE \"S\".\"T\"", "CREATE TABLE \"S\".\"T\" (\"ID\" NUMBER(38, 0), \"NAME\" VARCHAR, \"N\" NUMBER(38, 10))", "DESCRIBE TABLE \"S\".\"T\""], Told(server).Take(3));
        Assert.Equal(8, server.Statements.Count);
    }

    [Theory]
    [InlineData("insert", "INSERT INTO \"S\".\"T\" (\"ID\", \"NAME\", \"OK\", \"J\", \"X\") VALUES (?, ?, ?, ?, ?)", new[] { "FIXED 9007199254740993", "TEXT it's \"q\"", "BOOLEAN true", "TEXT {\"a\":1}", "TEXT " })]
    [InlineData("update", "UPDATE \"S\".\"T\" SET \"NAME\" = ?, \"OK\" = ?, \"J\" = ?, \"X\" = ? WHERE \"ID\" = ?", new[] { "TEXT it's \"q\"", "BOOLEAN true", "TEXT {\"a\":1}", "TEXT ", "FIXED 9007199254740993" })]
    public async Task A_row_that_is_saved_is_one_statement_with_bound_values(string mode, string sql, string[] bound)
    {
        using var server = Server();

        var result = await _run.StepAsync("storage", $$"""
            {"storage":{"type":"snowflake","auth":{{server.Login}}},"table":"s.t","mode":"{{mode}}","key":"id","data":{"id":9007199254740993,"name":"it's \"q\"","ok":true,"j":{"a":1},"x":null} }
            """);

        Assert.Equal(1, result.GetProperty("data").GetProperty("changes").GetInt32());
        Assert.Equal(sql, server.Statements.Single().Sql);
        Assert.Equal(bound, Run.Parse(server.Statements.Single().Bindings).EnumerateObject().Select(static b => $"{b.Value.GetProperty("type").GetString()} {b.Value.GetProperty("value").GetString()}"));
    }

    [Theory]
    [InlineData("append", $"INSERT INTO \"S\".\"T\" ({Columns}) SELECT {Columns} FROM \"S\".\"GEN_X\"")]
    [InlineData("upsert", $"MERGE INTO \"S\".\"T\" t USING (SELECT * FROM \"S\".\"GEN_X\" {Latest}) {Matched}")]
    public async Task Rows_that_are_saved_are_taken_with_one_statement(string mode, string last)
    {
        using var server = Server();

        var result = await _run.StepAsync("storage", $$"""
            {"storage":{"type":"snowflake","auth":{{server.Login}}},"table":"s.t","mode":"{{mode}}","key":"id","chunk_size":2,
             "data":[{"id":9007199254740993,"name":"it's \"0\"","n":1.5},{"id":1,"name":null,"n":-2},{"id":2,"name":"'); DROP TABLE t; --","n":0.1}]}
            """);

        Assert.Equal(3, result.GetProperty("data").GetProperty("changes").GetInt32());
        Assert.Equal(last, Told(server)[4]);
        Assert.Equal(["""[[0,9007199254740993,"it's \"0\"","1.5"],[1,1,null,"-2"]]""", """[[2,2,"'); DROP TABLE t; --","0.1"]]"""], [Bound(server, 2), Bound(server, 3)]);
        Assert.DoesNotContain(Told(server), static s => s.Contains("DROP TABLE t", StringComparison.Ordinal));
        Assert.StartsWith("DROP TABLE IF EXISTS \"S\".\"GEN_", server.Statements[^1].Sql);
    }

    private static SnowflakeStandIn Server() => new(static sql => sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Table() : Result.Written(1));

    private static Result Table() => new(
        200,
        """{"name":"name","type":"TEXT"},{"name":"type","type":"TEXT"},{"name":"primary key","type":"TEXT"}""",
        ["""[["ID","NUMBER(38,0)","Y"],["NAME","VARCHAR(20)","N"],["N","NUMBER(9,1)","N"]]"""]);

    private Task<System.Text.Json.JsonElement> TransferAsync(SnowflakeStandIn server, string mode, string commit, string more = "") => _run.StepAsync("transfer", $$"""
        {"source":{"type":"duckdb","query":"SELECT range AS id, CASE WHEN range = 1 THEN NULL ELSE 'it''s \"' || range || '\"' END AS name, 1.5::DECIMAL(9,1) AS n FROM range(3)"},
         "target":{"type":"snowflake","auth":{{server.Login}},"table":"s.t"},"mode":"{{mode}}","commit":"{{commit}}","chunk_size":2{{more}}}
        """);

    /// <summary>The statements, with one name for the table that rows are collected in.</summary>
    private static IReadOnlyList<string> Told(SnowflakeStandIn server) => [.. server.Statements.Select(static s => Collecting().Replace(s.Sql, "GEN_X"))];

    private static string Bound(SnowflakeStandIn server, int statement) => Run.Plain(server.Bound(statement)!);

    [GeneratedRegex("GEN_[0-9A-F]{32}")]
    private static partial Regex Collecting();
}
