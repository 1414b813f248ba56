namespace Gen.Plugins.Migrations.Tests.Sql;

public class SplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t ;; ; ", "")]
    [InlineData("-- nothing\n/* at ; all */", "")]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1|SELECT 2")]
    [InlineData("  SELECT 1  ;\n SELECT 2 ; ", "SELECT 1|SELECT 2")]
    [InlineData("SELECT ';'; SELECT 2", "SELECT ';'|SELECT 2")]
    [InlineData("SELECT 'it''s; so'; SELECT 2", "SELECT 'it''s; so'|SELECT 2")]
    [InlineData("SELECT \"a;\"\"b\"; SELECT 2", "SELECT \"a;\"\"b\"|SELECT 2")]
    [InlineData("SELECT 'a\\'; SELECT 2", "SELECT 'a\\'|SELECT 2")]
    [InlineData("SELECT 1 -- a;b\n; SELECT 2", "SELECT 1 -- a;b|SELECT 2")]
    [InlineData("SELECT 1 /* a;b */; SELECT 2", "SELECT 1 /* a;b */|SELECT 2")]
    [InlineData("-- first\nSELECT 1; -- second\nSELECT 2; -- last", "-- first\nSELECT 1|-- second\nSELECT 2")]
    [InlineData("\uFEFFSELECT 1", "SELECT 1")]
    public void Both_dialects_split_alike(string sql, string expected)
    {
        Assert.Equal(expected, Joined(sql, SqlDialect.Sqlite));
        Assert.Equal(expected, Joined(sql, SqlDialect.PostgreSql));
    }

    [Theory]
    [InlineData("SELECT $$a;'b$$; SELECT 2", "SELECT $$a;'b$$|SELECT 2")]
    [InlineData("DO $body$ BEGIN; $$ ; END $body$; SELECT 2", "DO $body$ BEGIN; $$ ; END $body$|SELECT 2")]
    [InlineData("SELECT a$b$ FROM t; SELECT $b$", "SELECT a$b$ FROM t|SELECT $b$", true)]
    [InlineData("SELECT a$b$; SELECT c$b$", "SELECT a$b$|SELECT c$b$")]
    [InlineData("SELECT $1; SELECT $2", "SELECT $1|SELECT $2")]
    [InlineData("SELECT $é$;$é$; SELECT 2", "SELECT $é$;$é$|SELECT 2")]
    [InlineData("SELECT /* a /* b; */ c; */ 1; SELECT 2", "SELECT /* a /* b; */ c; */ 1|SELECT 2")]
    [InlineData("SELECT E'a\\';'; SELECT 2", "SELECT E'a\\';'|SELECT 2")]
    [InlineData("SELECT e'a''\\\\'; SELECT 2", "SELECT e'a''\\\\'|SELECT 2")]
    [InlineData("SELECT E'a' -- so\n 'b\\';'; SELECT 2", "SELECT E'a' -- so\n 'b\\';'|SELECT 2")]
    [InlineData("SELECT E'a' 'b\\'; SELECT 2", "SELECT E'a' 'b\\'|SELECT 2")]
    [InlineData("SELECT type'a\\'; SELECT 2", "SELECT type'a\\'|SELECT 2")]
    [InlineData("SELECT U&'a\\'; SELECT 2", "SELECT U&'a\\'|SELECT 2")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3", "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)|SELECT 3")]
    [InlineData("CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a THEN 1 END; END; SELECT 2", "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a THEN 1 END; END|SELECT 2")]
    [InlineData("create or replace procedure f(begin int) begin atomic select 1; end; SELECT 2", "create or replace procedure f(begin int) begin atomic select 1; end|SELECT 2")]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2", "BEGIN|SELECT 1|END|SELECT 2")]
    [InlineData("CREATE TABLE begin (atomic int); SELECT 2", "CREATE TABLE begin (atomic int)|SELECT 2")]
    [InlineData("-- a;\rSELECT 1; SELECT 2", "-- a;\rSELECT 1|SELECT 2")]
    [InlineData("COPY t FROM '/tmp/x'; SELECT stdin FROM t", "COPY t FROM '/tmp/x'|SELECT stdin FROM t")]
    [InlineData("SELECT a[1:2], b::text; SELECT 2", "SELECT a[1:2], b::text|SELECT 2")]
    public void PostgreSql_splits_as_psql_does(string sql, string expected, bool fails = false)
    {
        if (fails)
        {
            Assert.Throws<SqlSyntaxException>(() => SqlSplitter.Split(sql, SqlDialect.PostgreSql));
            return;
        }

        Assert.Equal(expected, Joined(sql, SqlDialect.PostgreSql));
    }

    [Theory]
    [InlineData("SELECT [a;b], `c;``d`; SELECT 2", "SELECT [a;b], `c;``d`|SELECT 2")]
    [InlineData("SELECT /* a /* b */ 1; SELECT 2", "SELECT /* a /* b */ 1|SELECT 2")]
    [InlineData("SELECT $a$; SELECT $a$", "SELECT $a$|SELECT $a$")]
    [InlineData("SELECT E'a\\'; SELECT 2", "SELECT E'a\\'|SELECT 2")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2", "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END|SELECT 2")]
    [InlineData("create temp trigger t after insert on a begin select case a when 1 then 2 end; select 'end;'; /* x */ end -- y\n; SELECT 2", "create temp trigger t after insert on a begin select case a when 1 then 2 end; select 'end;'; /* x */ end -- y|SELECT 2")]
    [InlineData("CREATE TEMPORARY TRIGGER t AFTER INSERT ON a WHEN CASE 1 WHEN 1 THEN 1 END BEGIN SELECT \"end\"; END", "CREATE TEMPORARY TRIGGER t AFTER INSERT ON a WHEN CASE 1 WHEN 1 THEN 1 END BEGIN SELECT \"end\"; END")]
    [InlineData("CREATE TABLE trigger (a); SELECT 2", "CREATE TABLE trigger (a)|SELECT 2")]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2", "BEGIN|SELECT 1|END|SELECT 2")]
    public void Sqlite_splits_as_its_console_does(string sql, string expected) => Assert.Equal(expected, Joined(sql, SqlDialect.Sqlite));

    [Theory]
    [InlineData("SELECT 'it\\'s; so', 'it''s \\\\'; SELECT 2", "SELECT 'it\\'s; so', 'it''s \\\\'|SELECT 2")]
    [InlineData("SELECT 1 // don't; /* stop\n; // it's\nSELECT 2", "SELECT 1 // don't; /* stop|// it's\nSELECT 2")]
    [InlineData("SELECT 1 -- don't;\n; SELECT 2", "SELECT 1 -- don't;|SELECT 2")]
    [InlineData("SELECT 1/2; SELECT /* a /* b */ 2", "SELECT 1/2|SELECT /* a /* b */ 2")]
    [InlineData("SELECT \"a;\"\"\\\"; SELECT 2", "SELECT \"a;\"\"\\\"|SELECT 2")]
    [InlineData("SELECT a[0], b:c.d, $1, $name, `; SELECT $name", "SELECT a[0], b:c.d, $1, $name, `|SELECT $name")]
    [InlineData("SELECT $a$; SELECT $a$", "SELECT $a$|SELECT $a$")]
    [InlineData("EXECUTE IMMEDIATE $$ BEGIN SELECT 'it''s $a$ \\'; END; $$; SELECT 2", "EXECUTE IMMEDIATE $$ BEGIN SELECT 'it''s $a$ \\'; END; $$|SELECT 2")]
    [InlineData("CREATE PROCEDURE p() RETURNS INT LANGUAGE SQL AS $$ BEGIN RETURN 1; END $$; CALL p()", "CREATE PROCEDURE p() RETURNS INT LANGUAGE SQL AS $$ BEGIN RETURN 1; END $$|CALL p()")]
    [InlineData("BEGIN; BEGIN TRANSACTION; begin work; BEGIN NAME t1; BEGIN -- so\n", "BEGIN|BEGIN TRANSACTION|begin work|BEGIN NAME t1|BEGIN -- so")]
    [InlineData("SELECT begin, declare FROM t; CREATE VIEW v AS SELECT a AS begin, b AS declare FROM t", "SELECT begin, declare FROM t|CREATE VIEW v AS SELECT a AS begin, b AS declare FROM t")]
    [InlineData("CREATE TASK t AS SELECT begin FROM x; COPY INTO t FROM @stage; GRANT SELECT ON t TO ROLE stdout", "CREATE TASK t AS SELECT begin FROM x|COPY INTO t FROM @stage|GRANT SELECT ON t TO ROLE stdout")]
    public void Snowflake_splits_as_its_reference_says(string sql, string expected) => Assert.Equal(expected, Joined(sql, SqlDialect.Snowflake));

    [Theory]
    [InlineData("BEGIN DELETE FROM t; END", 1)]
    [InlineData("begin -- so\n insert into t values (1); end;", 1)]
    [InlineData("BEGIN name := 1; RETURN name; END", 1)]
    [InlineData("DECLARE x INT; BEGIN RETURN x; END", 1)]
    [InlineData("CREATE PROCEDURE p(begin INT) RETURNS INT LANGUAGE SQL AS BEGIN RETURN 1; END", 59)]
    [InlineData("CREATE OR REPLACE SECURE PROCEDURE p() EXECUTE AS OWNER AS DECLARE x INT; BEGIN RETURN 1; END", 60)]
    [InlineData("CREATE TASK t SCHEDULE = '1 M' AS BEGIN SELECT 1; SELECT 2; END", 35)]
    [InlineData("CREATE ALERT a IF (EXISTS (SELECT 1)) THEN BEGIN SELECT 1; END", 44)]
    public void A_block_of_Snowflakes_scripting_is_told_how_to_be_written(string sql, int column)
    {
        var error = Assert.Throws<SqlSyntaxException>(() => SqlSplitter.Split("SELECT 1;\n" + sql, SqlDialect.Snowflake));

        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains("EXECUTE IMMEDIATE $$ BEGIN … END $$", error.Message);
    }

    [Theory]
    [InlineData(SqlDialect.Snowflake, "SELECT 'a\\'", 1, 8, "A string that begins here has no end: ' is missing.")]
    [InlineData(SqlDialect.Snowflake, "SELECT $$ $a$", 1, 8, "A string that begins here has no end: $$ is missing.")]
    [InlineData(SqlDialect.Snowflake, "SELECT (1;", 1, 8, "A parenthesis that is opened here is not closed.")]
    [InlineData(SqlDialect.Sqlite, "SELECT 1;\n  SELECT 'a;", 2, 10, "A string that begins here has no end: ' is missing.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT \"a;", 1, 8, "A quoted name that begins here has no end: \" is missing.")]
    [InlineData(SqlDialect.Sqlite, "\r\n\rSELECT [a", 3, 8, "A quoted name that begins here has no end: ] is missing.")]
    [InlineData(SqlDialect.Sqlite, "SELECT `a", 1, 8, "A quoted name that begins here has no end: ` is missing.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT $a$ $$ $b$", 1, 8, "A string that begins here has no end: $a$ is missing.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT E'a\\'", 1, 8, "A string that begins here has no end: ' is missing.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT 1 /* /* */", 1, 10, "A comment that begins here has no end: '*/' is missing.")]
    [InlineData(SqlDialect.Sqlite, "SELECT 1 /*/", 1, 10, "A comment that begins here has no end: '*/' is missing.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT (1;\nSELECT 2", 1, 8, "A parenthesis that is opened here is not closed.")]
    [InlineData(SqlDialect.PostgreSql, "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1;", 1, 27, "A body that begins here has no END.")]
    [InlineData(SqlDialect.Sqlite, ";\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2;", 2, 1, "A trigger that begins here has no 'END' after a ';'.")]
    [InlineData(SqlDialect.PostgreSql, "SELECT 1;\nCOPY t (a, b) FROM STDIN;\n1\tit's\n\\.\n", 2, 1, "COPY with STDIN or STDOUT moves data through a console")]
    [InlineData(SqlDialect.PostgreSql, "copy (SELECT 1) to stdout", 1, 1, "COPY with STDIN or STDOUT moves data through a console")]
    [InlineData(SqlDialect.PostgreSql, "SELECT 1;\n\\i other.sql\n", 2, 1, "A command of psql, which begins with a backslash.")]
    [InlineData(SqlDialect.Sqlite, "SELECT 1;\n.read other.sql\n", 2, 1, "A command of sqlite3, which begins with a dot.")]
    [InlineData(SqlDialect.Sqlite, "SELECT \0 1", 1, 8, "A NUL character")]
    public void What_cannot_be_split_has_a_place(SqlDialect dialect, string sql, int line, int column, string problem)
    {
        var e = Assert.Throws<SqlSyntaxException>(() => SqlSplitter.Split(sql, dialect));
        Assert.Equal((line, column), (e.Line, e.Column));
        Assert.StartsWith(problem, e.Problem, StringComparison.Ordinal);
        Assert.Equal($"Line {line}, column {column}: {e.Problem}", e.Message);
    }

    [Fact]
    public void A_statement_has_the_place_where_it_begins()
        => Assert.Equal(
            [new("SELECT 1", 1, 2), new("-- x\r\nSELECT 'a\rb'", 2, 1), new("SELECT\n3", 4, 6), new("SELECT 4", 6, 1)],
            SqlSplitter.Split(" SELECT 1;\r\n-- x\r\nSELECT 'a\rb';\t SELECT\n3;\nSELECT 4", SqlDialect.PostgreSql));

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.Snowflake)]
    public async Task Megabytes_are_split_in_one_pass(SqlDialect dialect)
    {
        foreach (var piece in (string[])["INSERT INTO t VALUES (1, 'it''s'); -- x\n", "/* a */ ", "'a' ", "(", "$a ", "E'' ", "\n\n\n", "/*/ */ ", "$aaaaaaaaaaaaaaaa"])
        {
            var count = (piece.Length > 20 ? 20_000_000 : 3_000_000) / piece.Length;
            var text = string.Concat(Enumerable.Repeat(piece, count)) + (piece == "(" ? new string(')', count) : "");

            // One pass takes a second at the most; one for each piece would take hours.
            await Task.Run(() => SqlSplitter.Split(text, dialect)).WaitAsync(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public void Comments_nest_as_deep_as_they_like()
    {
        var sql = $"SELECT 1 {string.Concat(Enumerable.Repeat("/*", 1_000_000))}{string.Concat(Enumerable.Repeat("*/", 1_000_000))}; SELECT 2";
        Assert.Equal(2, SqlSplitter.Split(sql, SqlDialect.PostgreSql).Count);
    }

    private static string Joined(string sql, SqlDialect dialect) => string.Join('|', SqlSplitter.Split(sql, dialect).Select(static s => s.Text));
}
