using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Databases.Tests;

[Collection(PostgreSqlGroup.Name)]
public sealed class PostgresTests(PostgreSqlServer server) : PostgresRunTests(server)
{
    [Fact]
    public async Task Rows_have_the_types_of_the_database()
        => Assert.Equal(
            """[{"b":true,"i":1,"l":9007199254740993,"r":2.5,"n":1.50,"t":"x","j":{"a":[1]},"y":"AQI=","d":"2024-01-15","c":"10:20:30.5","s":"2024-01-15T10:20:30","z":"2024-01-15T09:20:30.123456Z","u":"0f0e0d0c-0b0a-0908-0706-050403020100","a":"{1,2}","e":"infinity","o":null}]""",
            (await SqlAsync("""
                SELECT true AS b, 1::int2 AS i, 9007199254740993 AS l, 2.5::float4 AS r, 1.50 AS n, 'x' AS t, '{"a":[1]}'::jsonb AS j, '\x0102'::bytea AS y, date '2024-01-15' AS d,
                  time '10:20:30.5' AS c, timestamp '2024-01-15 10:20:30' AS s, timestamptz '2024-01-15 10:20:30.123456+01' AS z, '0f0e0d0c-0b0a-0908-0706-050403020100'::uuid AS u,
                  ARRAY[1,2] AS a, timestamp 'infinity' AS e, NULL AS o
                """)).Replace("\n", ""));

    [Fact]
    public async Task Parameters_are_bound_and_take_the_type_of_their_place()
    {
        await SqlAsync("CREATE TABLE t (i int, n numeric, d date, j jsonb, x text, b boolean)");
        await SqlAsync("INSERT INTO t VALUES (:i, :n, :d, :j, :x, :b)", """{"i":1,"n":1.5,"d":"2024-01-15","j":{"a":"'; DROP TABLE t"},"x":"'); DROP TABLE t; --","b":null}""");

        Assert.Equal("""[{"i":1,"d":"2024-01-15","a":"\u0027; DROP TABLE t","x":"\u0027); DROP TABLE t; --","b":null}]""", await SqlAsync("SELECT i, d, j->>'a' AS a, x, b FROM t WHERE n = :n AND left(x, :two) = $$')$$", """{"n":1.5,"two":2}"""));
    }

    [Fact]
    public async Task Several_statements_are_one_transaction_and_an_error_says_which_one_it_is_of()
    {
        await SqlAsync("CREATE TABLE t (x int)");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => SqlAsync("INSERT INTO t VALUES (1);\nDO $$ BEGIN PERFORM 1; END $$;\nSELECT nothing FROM t"));

        Assert.Contains("column \"nothing\" does not exist (42703). In statement 3 of 3, sql, line 3.", error.Message);
        Assert.Equal("[]", await SqlAsync("SELECT * FROM t"));
        Assert.Equal(2, (await Run.StepAsync("postgres", $$"""{"auth":{{Login}},"sql":["INSERT INTO t VALUES (1)","INSERT INTO t VALUES (2)"]}""")).GetProperty("changes").GetInt32());
        Assert.Equal("""[{"x":1},{"x":2}]""", await SqlAsync("DELETE FROM t RETURNING x"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_the_password()
    {
        foreach (var login in new[]
        {
            Login.Replace(PostgreSqlServer.Password, "canary-5309"),
            $$"""{"dsn":"postgresql://{{PostgreSqlServer.User}}:canary-5309@127.0.0.1:{{Server.Port}}/{{Database.Name}}"}""",
            """{"dsn":"Host=127.0.0.1;Port=canary-5309;Password=canary-5309"}""",
            """{"dsn":"canary-5309"}""",
            """{"host":"127.0.0.1","port":1,"user":"u","password":"canary-5309"}""",
        })
        {
            var error = await Assert.ThrowsAsync<DatabaseException>(() => Run.StepAsync("postgres", $$"""{"auth":{{login}},"sql":"SELECT 1"}"""));

            Assert.DoesNotContain("canary", error.Message);
        }
    }

    [Fact]
    public async Task A_step_that_takes_too_long_is_interrupted()
    {
        var error = await Assert.ThrowsAsync<DatabaseException>(() => Run.StepAsync("postgres", $$"""{"auth":{{Login}},"sql":"SELECT pg_sleep(60)","timeout":0.2}"""));

        Assert.Equal("postgres did not finish within 0.2 s and was interrupted. Give it more time with 'timeout'.", error.Message);
    }

    [Theory]
    [InlineData("""{"sql":"SELECT 1"}""", "Input 'auth' is missing: the database's login.")]
    [InlineData("""{"auth":{},"sql":"SELECT 1"}""", "The login lacks 'host'.")]
    [InlineData("""{"auth":{}}""", "Input 'sql' is missing: the SQL that the step runs. Its former names are 'command', 'commands', 'command_b64' and 'commands_b64'.")]
    [InlineData("""{"auth":{},"sql":"SELECT 1","parameters":{"x":1}}""", "Input 'parameters.x' is not used: no SQL of this step has ':x'.")]
    [InlineData("""{"auth":{},"command_b64":"%%"}""", "Input 'command_b64' is not base64 of UTF-8 text.")]
    [InlineData("""{"auth":{},"sql":"SELECT 'a"}""", "Input 'sql' is no SQL. Line 1, column 8: A string that begins here has no end: ' is missing.")]
    public async Task What_is_wrong_is_told(string inputs, string expected)
        => Assert.Equal(expected, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => Run.StepAsync("postgres", inputs))).Message);

    private string Login => Logins.Of(Server, Database);

    private Task<string> SqlAsync(string sql, string parameters = "{}") => Run.RowsAsync("postgres", $$"""{"auth":{{Login}},"sql":{{Run.Text(sql)}},"parameters":{{parameters}}}""");
}
