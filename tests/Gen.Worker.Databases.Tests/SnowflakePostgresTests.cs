using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>Rows between a real PostgreSQL and Snowflake: no value becomes another one on the way.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class SnowflakePostgresTests(PostgreSqlServer server) : PostgresRunTests(server)
{
    private const string Columns = "id bigint, amount numeric, note text, nothing text, at timestamptz, ok boolean, day date, j jsonb, y bytea, u uuid, r float8, k json";

    [Fact]
    public async Task Rows_go_from_PostgreSQL_to_Snowflake()
    {
        await SqlAsync($$"""
            CREATE TABLE t ({{Columns}});
            INSERT INTO t VALUES
              (9007199254740993, 123456789012345678.0123456789, $q$it's "q", \ and é$q$, NULL, '2024-01-15 10:20:30.123456+01', true, '1969-12-31', '{"a": [1, null]}', '\x0102', '0f0e0d0c-0b0a-0908-0706-050403020100', 0.1, '[1]'),
              (-9223372036854775808, -0.10, '', NULL, '1969-12-31 23:59:59.5Z', false, NULL, NULL, NULL, NULL, NULL, NULL),
              (NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'null', NULL, NULL, 'NaN', NULL)
            """);
        using var snowflake = new SnowflakeStandIn(static sql => !sql.StartsWith("DESCRIBE", StringComparison.Ordinal) ? Result.Written(1) : new(
            200,
            """{"name":"name","type":"TEXT"},{"name":"type","type":"TEXT"},{"name":"primary key","type":"TEXT"}""",
            [
                """
                [["ID","NUMBER(38,0)","N"],["AMOUNT","NUMBER(38,10)","N"],["NOTE","VARCHAR(200)","N"],["NOTHING","VARCHAR(200)","N"],["AT","TIMESTAMP_TZ(9)","N"],["OK","BOOLEAN","N"],["DAY","DATE","N"],
                 ["J","VARIANT","N"],["Y","BINARY(8388608)","N"],["U","VARCHAR(36)","N"],["R","FLOAT","N"],["K","VARCHAR(200)","N"]]
                """,
            ]));

        var result = await Run.StepAsync("transfer", $$"""{"source":{"type":"postgres","auth":{{Login}},"query":"SELECT * FROM t ORDER BY id NULLS LAST"},"target":{"type":"snowflake","auth":{{snowflake.Login}},"table":"t"} }""");

        Assert.Equal(("postgres_to_snowflake", 3), (result.GetProperty("direction").GetString(), result.GetProperty("rows_transferred").GetInt32()));
        Assert.Contains(
            "(SELECT f.value[1]::NUMBER(38,0) AS \"ID\", f.value[2]::NUMBER(38,10) AS \"AMOUNT\", f.value[3]::VARCHAR(200) AS \"NOTE\", f.value[4]::VARCHAR(200) AS \"NOTHING\", "
            + "f.value[5]::VARCHAR::TIMESTAMP_TZ(9) AS \"AT\", f.value[6]::BOOLEAN AS \"OK\", f.value[7]::VARCHAR::DATE AS \"DAY\", IFF(IS_NULL_VALUE(f.value[8]), NULL, f.value[8]) AS \"J\", "
            + "TO_BINARY(f.value[9]::VARCHAR, 'BASE64') AS \"Y\", f.value[10]::VARCHAR(36) AS \"U\", f.value[11]::FLOAT AS \"R\", IFF(IS_NULL_VALUE(f.value[12]), NULL, TO_JSON(f.value[12])::VARCHAR(200)) AS \"K\", f.value[0]::NUMBER(38, 0) AS \"GEN_ORDER\" FROM ",
            snowflake.Statements[2].Sql);

        // Numbers with a point are text, since JSON's would be rounded.
        Assert.Equal(
            """
            [[0,-9223372036854775808,"-0.10","",null,"1969-12-31T23:59:59.5Z",false,null,null,null,null,null,null],
            [1,9007199254740993,"123456789012345678.0123456789","it's \"q\", \\ and é",null,"2024-01-15T09:20:30.123456Z",true,"1969-12-31",{"a":[1,null]},"AQI=","0f0e0d0c-0b0a-0908-0706-050403020100","0.1",[1]],
            [2,null,null,null,null,null,null,null,null,null,null,"NaN",null]]
            """.ReplaceLineEndings(""),
            Run.Plain(snowflake.Bound(2)!));
        Assert.StartsWith("INSERT INTO \"T\" (\"ID\", \"AMOUNT\", ", snowflake.Statements[3].Sql);
        Assert.Equal(5, snowflake.Statements.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_go_from_Snowflake_to_PostgreSQL(bool create)
    {
        using var snowflake = new SnowflakeStandIn(static _ => new(
            200,
            """
            {"name":"ID","type":"FIXED","scale":0,"precision":38},{"name":"AMOUNT","type":"FIXED","scale":10,"precision":38},{"name":"NOTE","type":"TEXT"},{"name":"NOTHING","type":"TEXT"},
            {"name":"AT","type":"TIMESTAMP_TZ","scale":9},{"name":"OK","type":"BOOLEAN"},{"name":"DAY","type":"DATE"},{"name":"J","type":"VARIANT"},{"name":"Y","type":"BINARY"},{"name":"U","type":"TEXT"},{"name":"R","type":"REAL"}
            """,
            [
                """[["9007199254740993","123456789012345678.0123456789","it's \"q\", \\ and é",null,"1705310430.123456000 1500","true","-1","{\"a\": [1, null]}","0102","0f0e0d0c-0b0a-0908-0706-050403020100","0.1"]]""",
                """[["-9223372036854775808","-0.1000000000","",null,"-0.500000000 1440","false",null,null,null,null,null],[null,null,null,null,null,null,null,null,null,null,"NaN"]]""",
            ]));
        if (!create)
        {
            await SqlAsync($"CREATE TABLE t ({Columns})");
        }

        var result = await Run.StepAsync("transfer", $$"""{"source":{"type":"snowflake","auth":{{snowflake.Login}},"table":"t"},"target":{"type":"postgres","auth":{{Login}},"table":"t"},"create":{{(create ? "true" : "false")}} }""");

        Assert.Equal(("snowflake_to_postgres", 3), (result.GetProperty("direction").GetString(), result.GetProperty("rows_transferred").GetInt32()));
        Assert.Equal("SELECT * FROM \"T\"", snowflake.Statements.Single().Sql);
        Assert.Equal(
            """
            [{"id":"-9223372036854775808","amount":"-0.1000000000","note":"","isnull":true,"at":"1969-12-31T23:59:59.5Z","ok":false,"day":null,"j":null,"y":null,"u":null,"r":null},
            {"id":"9007199254740993","amount":"123456789012345678.0123456789","note":"it's \"q\", \\ and é","isnull":true,"at":"2024-01-15T09:20:30.123456Z","ok":true,"day":"1969-12-31","j":"{\"a\": [1, null]}","y":"AQI=","u":"0f0e0d0c-0b0a-0908-0706-050403020100","r":"0.1"},
            {"id":null,"amount":null,"note":null,"isnull":true,"at":null,"ok":null,"day":null,"j":null,"y":null,"u":null,"r":"NaN"}]
            """.ReplaceLineEndings(""),
            Run.Plain(await SqlAsync("SELECT id::text, amount::text, note, nothing IS NULL AS isnull, at, ok, day, j::text, y, u::text, r::text FROM t ORDER BY id NULLS LAST")));
    }

    private string Login => Logins.Of(Server, Database);

    private Task<string> SqlAsync(string sql) => Run.RowsAsync("postgres", $$"""{"auth":{{Login}},"sql":{{Run.Text(sql)}}}""");
}
