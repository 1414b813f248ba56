using System.Text.Json;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Databases.Tests;

public sealed class SqlBinderTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "SELECT :a, :ab, :a", "SELECT $1, $2, $1" },
        { "SELECT x::a, ':a', \":a\", $$:a$$, $t$ :a $t$, E'\\':a' -- :a\n, :a /* :a /* :a */ :a */", "SELECT x::a, ':a', \":a\", $$:a$$, $t$ :a $t$, E'\\':a' -- :a\n, $1 /* :a /* :a */ :a */" },
        { "SELECT v[1:a], v[:n], f(x):a, s:a, {'k':a}", "SELECT v[1:a], v[:n], f(x):a, s:a, {'k':a}" },
        { "SELECT :a, $$ :a $$, $1", "SELECT $1, $$ :a $$, $1" },
        { ":a", "$1" },
        { "SELECT ':a", "SELECT ':a" },
        { "SELECT 1 : a, :1", "SELECT 1 : a, :1" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Names_become_placeholders_where_they_are_code(string sql, string expected)
        => Assert.Equal(expected, SqlBinder.Bind(sql, DatabaseDialect.PostgreSql, Values("""{"a":1,"ab":2}""")).Text);

    [Fact]
    public void A_database_without_numbers_gets_a_value_for_each_place()
    {
        var bound = SqlBinder.Bind(@"SELECT :a, 'it\' :a', :a // :a", DatabaseDialect.Snowflake, Values("""{"a":1}"""));

        Assert.Equal(@"SELECT ?, 'it\' :a', ? // :a", bound.Text);
        Assert.Equal(2, bound.Parameters.Count);
    }

    [Fact]
    public void A_name_without_a_value_is_an_error_that_names_the_nearest()
        => Assert.Equal(
            "':nmae' has no value. Give it under 'parameters'. Did you mean 'name'?",
            Assert.Throws<DatabaseException>(() => SqlBinder.Bind("SELECT :nmae", DatabaseDialect.Sqlite, Values("""{"name":1}"""))).Message);

    [Fact]
    public void Lines_that_begin_with_a_hash_are_comments_for_DuckDB_and_nothing_else_is()
        => Assert.Equal(
            "-- it's\n  -- b\nSELECT '\n# c', 1\nORDER BY\n#1 # d",
            HashComments.ToDashes("# it's\n  # b\nSELECT '\n# c', 1\nORDER BY\n#1 # d"));

    private static Dictionary<string, JsonElement> Values(string json) => Run.Parse(json).EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
}
