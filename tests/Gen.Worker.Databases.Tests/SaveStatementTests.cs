using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Databases.Tests;

public sealed class SaveStatementTests
{
    private const string Hostile = "x\"; DROP TABLE t; --";

    [Theory]
    [InlineData("postgres", "INSERT INTO \"sales\".\"orders\" (\"id\", \"x\"\"; DROP TABLE t; --\") VALUES ($1, $2)")]
    [InlineData("sqlite", "INSERT INTO \"Sales\".\"orders\" (\"Id\", \"x\"\"; DROP TABLE t; --\") VALUES (?1, ?2)")]
    [InlineData("snowflake", "INSERT INTO \"SALES\".\"ORDERS\" (\"ID\", \"x\"\"; DROP TABLE t; --\") VALUES (?, ?)")]
    public void Names_are_names_and_values_are_bound(string database, string expected)
    {
        var statement = SaveStatement.Build(Dialect(database), " ", "Sales.orders", "INSERT", null, Run.Parse($$"""{"Id":1,{{Run.Text(Hostile)}}:"'; DROP TABLE t"}"""));

        Assert.Equal(expected, statement.Text);
        Assert.Equal("'; DROP TABLE t", statement.Parameters[1].Value.GetString());
    }

    [Theory]
    [InlineData("postgres", "INSERT INTO \"t\" (\"a\", \"b\") VALUES ($1, $2) ON CONFLICT (\"a\") DO UPDATE SET \"b\" = EXCLUDED.\"b\"")]
    [InlineData("snowflake", "MERGE INTO \"T\" t USING (SELECT ? AS \"A\", ? AS \"B\") s ON t.\"A\" = s.\"A\" WHEN MATCHED THEN UPDATE SET t.\"B\" = s.\"B\" WHEN NOT MATCHED THEN INSERT (\"A\", \"B\") VALUES (s.\"A\", s.\"B\")")]
    public void An_upsert_replaces_the_row_of_its_key(string database, string expected)
        => Assert.Equal(expected, SaveStatement.Build(Dialect(database), null, "t", "upsert", ["a"], Run.Parse("""{"a":1,"b":2}""")).Text);

    [Fact]
    public void An_upsert_of_nothing_but_keys_leaves_the_row()
        => Assert.EndsWith("ON CONFLICT (\"a\") DO NOTHING", SaveStatement.Build(DatabaseDialect.DuckDb, null, "t", "upsert", ["a"], Run.Parse("""{"a":1}""")).Text);

    [Theory]
    [InlineData("{}", "t", "insert", "The 'data' has 0 members; a row has 1 to 999 columns.")]
    [InlineData("""{"a":1}""", "t", "upsrt", "A save has no mode 'upsrt'. Did you mean 'upsert'?")]
    [InlineData("""{"a":1}""", "a..b", null, "'a..b' is no name of a table. Write 'table', 'schema.table' or 'database.schema.table'; a part that holds a dot stands in double quotes.")]
    [InlineData("""{"nam":null,"a":1}""", "t", "upsert", "The key 'nam' is null in the data, and tells no rows apart. Give it a value.")]
    [InlineData("""{"nam":null,"a":1}""", "t", "update", "The key 'nam' is null in the data, and tells no rows apart. Give it a value.")]
    [InlineData("""{"name":1}""", "t", "upsert", "The key 'nam' is not in the data. Did you mean 'name'?")]
    public void What_is_wrong_is_told(string data, string table, string? mode, string expected)
        => Assert.Equal(expected, Assert.Throws<DatabaseException>(() => SaveStatement.Build(DatabaseDialect.Sqlite, null, table, mode, ["nam"], Run.Parse(data))).Message);

    [Theory]
    [InlineData("a.b", "\"a\".\"b\"")]
    [InlineData("\"A.\"\"x\".B", "\"A.\"\"x\".\"b\"")]
    [InlineData("a b;--", "\"a b;--\"")]
    public void A_table_is_a_name_whatever_it_holds(string text, string expected) => Assert.Equal(expected, TableName.Parse(text).ToSql(DatabaseDialect.PostgreSql));

    [Theory]
    [InlineData("")]
    [InlineData("a.")]
    [InlineData("\"a")]
    [InlineData("\"a\"b")]
    [InlineData("a.b.c.d")]
    [InlineData("a\0b")]
    public void What_is_no_name_is_refused(string text) => Assert.Throws<DatabaseException>(() => TableName.Parse(text));

    [Fact]
    public void A_login_tells_its_place_and_never_its_secrets()
    {
        var login = DatabaseLogin.FromJson(Run.Parse("""{"db_host":"h","db_name":"d","db_user":"u","db_password":"canary-1","secrets":{"s":{"secret_key":"canary-2"}}}"""));

        Assert.Equal("h/d", login.ToString());
        Assert.Equal("no *** nor *** here", login.Redact("no canary-1 nor canary-2 here"));
    }

    private static DatabaseDialect Dialect(string name)
        => new[] { DatabaseDialect.PostgreSql, DatabaseDialect.Sqlite, DatabaseDialect.DuckDb, DatabaseDialect.Snowflake }.Single(d => d.Name == name);
}
