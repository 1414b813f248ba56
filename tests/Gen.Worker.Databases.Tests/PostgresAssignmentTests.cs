using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Databases.Tests;

/// <summary>What rows in bulk become in their columns is what an assignment makes of them.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class PostgresAssignmentTests(PostgreSqlServer server) : PostgresRunTests(server)
{
    [Theory]
    [InlineData("varchar(3)", "abcdef", "value too long for type character varying(3)")]
    [InlineData("char(3)", "abcdef", "value too long for type character(3)")]
    [InlineData("short", "abcdef", "value too long for type character varying(3)")]
    [InlineData("shorter", "abcdef", "value too long for type character varying(3)")]
    [InlineData("varchar(3)[]", "{ab,abcdef}", "value too long for type character varying(3)")]
    [InlineData("char(3)[]", "{ab,abcdef}", "value too long for type character(3)")]
    [InlineData("bit(3)", "10101", "bit string length 5 does not match type bit(3)")]
    [InlineData("varbit(3)", "10101", "bit string too long for type bit varying(3)")]
    [InlineData("numeric(4,2)", "123.45", "numeric field overflow")]
    public async Task A_value_that_is_too_long_for_PostgreSQL_is_refused_and_never_cut(string type, string value, string expected)
    {
        await SqlAsync($"CREATE DOMAIN short AS varchar(3); CREATE DOMAIN shorter AS short; CREATE TABLE t (id INTEGER PRIMARY KEY, v {type})");
        var row = $$"""{"id":1,"v":{{Run.Text(value)}} }""";

        foreach (var save in new[] { $"\"data\":{row}", $"\"data\":[{row}]", $"\"data\":[{row}],\"mode\":\"upsert\",\"key\":\"id\"" })
        {
            Assert.Contains(expected, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => SaveAsync(save))).Message);
        }

        var transfer = $$"""{"source":{"type":"duckdb"},"query":"SELECT 1 AS id, :v AS v","parameters":{"v":{{Run.Text(value)}} },"target":{"type":"postgres","table":"t"{{Auth}} } }""";
        Assert.Contains(expected, (await Assert.ThrowsAnyAsync<ActionFailedException>(() => Run.StepAsync("transfer", transfer))).Message);
        Assert.Equal("[]", await SqlAsync("SELECT * FROM t"));
    }

    [Theory]
    [InlineData("varchar(3)", "\"abc\"", "abc")]
    [InlineData("varchar(3)", "123", "123")]
    [InlineData("char(3)", "\"ab\"", "ab")]
    [InlineData("short", "\"abc\"", "abc")]
    [InlineData("varchar(3)[]", "\"{ab,abc}\"", "{ab,abc}")]
    [InlineData("bit(5)", "\"10101\"", "10101")]
    [InlineData("numeric(4,2)", "1.005", "1.01")]
    [InlineData("timestamp(0)", "\"2024-01-15T10:20:30.6\"", "2024-01-15 10:20:31")]
    [InlineData("float4", "0.1", "0.1")]
    public async Task A_value_that_fits_PostgreSQL_is_stored_as_an_assignment_would(string type, string value, string expected)
    {
        await SqlAsync($"CREATE DOMAIN short AS varchar(3); CREATE TABLE t (id INTEGER PRIMARY KEY, v {type})");

        await SaveAsync($$"""
            "data":{"id":1,"v":{{value}}}
            """);
        await SaveAsync($$"""
            "data":[{"id":2,"v":{{value}}}]
            """);
        await SaveAsync($$"""
            "data":[{"id":3,"v":{{value}}}],"mode":"upsert","key":"id"
            """);

        Assert.Equal($$"""[{"v":"{{expected}}","n":3}]""", await SqlAsync("SELECT v::text AS v, count(*) AS n FROM t GROUP BY 1"));
    }

    private Task<string> SqlAsync(string sql) => Run.RowsAsync("postgres", $$"""{"sql":{{Run.Text(sql)}}{{Auth}}}""");

    private Task<JsonElement> SaveAsync(string inputs) => Run.StepAsync("storage", $$"""{"storage":"postgres","table":"t",{{inputs.Trim()}}{{Auth}}}""");

    private string Auth => $",\"auth\":{Logins.Of(Server, Database)}";
}
