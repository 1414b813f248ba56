using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;

namespace Gen.Worker.Databases.Tests;

/// <summary>No digit of a number is lost on its way into a table, and a map means what a list of maps means.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class NumberTests(PostgreSqlServer server) : PostgresRunTests(server)
{
    [Theory]
    [InlineData("postgres", "numeric(18,2)", "12345678901234.56", "12345678901234.56")]
    [InlineData("postgres", "numeric(18,2)", "90071992547409.93", "90071992547409.93")]
    [InlineData("postgres", "numeric", "1234567890123456.78", "1234567890123456.78")]
    [InlineData("postgres", "numeric", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("postgres", "numeric", "18446744073709551615", "18446744073709551615")]
    [InlineData("postgres", "numeric", "-123456789012345678901234567890.123456789", "-123456789012345678901234567890.123456789")]
    [InlineData("postgres", "numeric(60,40)", "1e-32", "0.0000000000000000000000000000000100000000")]
    [InlineData("postgres", "numeric(60,10)", "1.2345678901234567e35", "123456789012345670000000000000000000.0000000000")]
    [InlineData("postgres", "float8", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("postgres", "float8", "1e-32", "1e-32")]
    [InlineData("postgres", "float8", "1e300", "1e+300")]
    [InlineData("postgres", "bigint", "9007199254740993", "9007199254740993")]
    [InlineData("postgres", "text", "12345678901234.56", "12345678901234.56")]
    [InlineData("duckdb", "DECIMAL(18,2)", "12345678901234.56", "12345678901234.56")]
    [InlineData("duckdb", "DECIMAL(18,2)", "90071992547409.93", "90071992547409.93")]
    [InlineData("duckdb", "DECIMAL(38,2)", "123456789012345678901234567890.12", "123456789012345678901234567890.12")]
    [InlineData("duckdb", "UBIGINT", "18446744073709551615", "18446744073709551615")]
    [InlineData("duckdb", "HUGEINT", "170141183460469231731687303715884105727", "170141183460469231731687303715884105727")]
    [InlineData("duckdb", "DOUBLE", "0.44185473550636084", "0.44185473550636084")]
    [InlineData("duckdb", "DOUBLE", "1e300", "1e+300")]
    [InlineData("duckdb", "BIGINT", "9007199254740993", "9007199254740993")]
    [InlineData("duckdb", "VARCHAR", "12345678901234.56", "12345678901234.56")]
    [InlineData("duckdb", "VARCHAR", "1234567890123456.78", "1234567890123456.78")]
    [InlineData("sqlite", "REAL", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("sqlite", "NUMERIC", "12345678901234.56", "12345678901234.56")]
    [InlineData("sqlite", "INTEGER", "9007199254740993", "9007199254740993")]
    [InlineData("sqlite", "TEXT", "12345678901234.56", "12345678901234.56")]
    [InlineData("sqlite", "TEXT", "1.5", "1.5")]
    [InlineData("sqlite", "TEXT", "18446744073709551615", "18446744073709551615")]
    [InlineData("sqlite", "TEXT", "1234567890123456.78", "1234567890123456.78")]
    [InlineData("sqlite", "", "0.30000000000000004", "0.30000000000000004")]
    public async Task A_number_keeps_its_digits_in_a_map_and_in_a_list(string kind, string type, string number, string expected)
    {
        await SqlAsync(kind, $"CREATE TABLE t (id INTEGER PRIMARY KEY, n {type})");

        await SaveAsync(kind, $$"""
            "data":{"id":1,"n":{{number}}}
            """);
        await SaveAsync(kind, $$"""
            "data":[{"id":2,"n":{{number}}}]
            """);
        await SaveAsync(kind, $$"""
            "data":{"id":3,"n":{{number}}},"mode":"upsert","key":"id"
            """);
        await SaveAsync(kind, $$"""
            "data":[{"id":4,"n":{{number}}},{"id":5,"n":1},{"id":6,"n":null}],"mode":"upsert","key":"id"
            """);

        var text = kind switch { "postgres" => "n::text", "duckdb" => "n::VARCHAR", _ => "n" };
        var rows = Run.Parse(await SqlAsync(kind, $"SELECT {text} AS n FROM t WHERE id < 5 ORDER BY id")).EnumerateArray();
        Assert.Equal(Enumerable.Repeat(expected, 4), rows.Select(static r => r.GetProperty("n").ToString()));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("duckdb")]
    [InlineData("sqlite")]
    public async Task A_large_number_beside_a_fraction_keeps_its_digits(string kind)
    {
        await SqlAsync(kind, $"CREATE TABLE t (n {(kind == "sqlite" ? "TEXT" : "DECIMAL(30, 2)")})");

        await SaveAsync(kind, """
            "data":[{"n":9007199254740993},{"n":0.25},{"n":-18446744073709551615}]
            """);

        Assert.Equal(
            kind == "sqlite" ? """[{"n":"-18446744073709551615"},{"n":"0.25"},{"n":"9007199254740993"}]""" : """[{"n":"-18446744073709551615.00"},{"n":"0.25"},{"n":"9007199254740993.00"}]""",
            await SqlAsync(kind, $"SELECT CAST(n AS {(kind == "sqlite" ? "TEXT" : "VARCHAR(40)")}) AS n FROM t ORDER BY t.n"));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("duckdb")]
    [InlineData("sqlite")]
    public async Task A_parameter_keeps_its_digits(string kind)
    {
        await SqlAsync(kind, $"CREATE TABLE t (n {(kind == "sqlite" ? "TEXT" : "DECIMAL(38, 2)")})");

        await Run.StepAsync(kind, $$"""{"sql":"INSERT INTO t VALUES (:a); INSERT INTO t VALUES (:b)","parameters":{"a":18446744073709551615,"b":1234567890123456789012.25}{{Auth(kind)}} }""");

        var zeros = kind == "sqlite" ? "" : ".00";
        Assert.Equal($$"""[{"n":"1234567890123456789012.25"},{"n":"18446744073709551615{{zeros}}"}]""", await SqlAsync(kind, $"SELECT CAST(n AS {(kind == "sqlite" ? "TEXT" : "VARCHAR(40)")}) AS n FROM t ORDER BY 1"));
    }

    [Fact]
    public async Task A_floating_point_number_reaches_an_exact_column_with_all_its_digits()
    {
        await SqlAsync("postgres", "CREATE TABLE t (n numeric(18,17))");
        await SqlAsync("duckdb", "CREATE TABLE t (n DECIMAL(18,17))");
        await SqlAsync("sqlite", "CREATE TABLE s AS SELECT 0.44185473550636084 AS n");
        foreach (var target in new[] { $"\"type\":\"postgres\"{Auth("postgres")}", "\"type\":\"duckdb\"" })
        {
            await Run.StepAsync("transfer", $$"""{"source":{"type":"sqlite","table":"s"},"target":{ {{target}},"table":"t"} }""");
        }

        Assert.Equal("""[{"n":0.44185473550636084}]""", await SqlAsync("postgres", "SELECT n FROM t"));
        Assert.Equal("""[{"n":0.44185473550636084}]""", await SqlAsync("duckdb", "SELECT n FROM t"));
    }

    private Task<string> SqlAsync(string kind, string sql) => Run.RowsAsync(kind, $$"""{"sql":{{Run.Text(sql)}}{{Auth(kind)}}}""");

    private Task<JsonElement> SaveAsync(string kind, string inputs) => Run.StepAsync("storage", $$"""{"storage":"{{kind}}","table":"t",{{inputs.Trim()}}{{Auth(kind)}}}""");

    private string Auth(string kind) => kind == "postgres" ? $",\"auth\":{Logins.Of(Server, Database)}" : "";
}
