using Gen.Worker.Actions.DuckDb;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Databases.Tests;

/// <summary>DuckDB stays in the playbook's folder.</summary>
public sealed class DuckDbPlacesTests : IAsyncLifetime
{
    private readonly string _outside = Directory.CreateTempSubdirectory("gen-outside-").FullName;
    private readonly Run _run = Run.Start();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_outside, "out.csv"), "x\ncanary\n");
        await File.WriteAllTextAsync(Path.Combine(_run.Folder, "in.csv"), "x\n1\n");
    }

    public async Task DisposeAsync()
    {
        await _run.DisposeAsync();
        Directory.Delete(_outside, recursive: true);
    }

    [Theory]
    [InlineData("FROM 'OUT/out.csv'")]
    [InlineData("FROM read_csv('OUT/out.csv')")]
    [InlineData("FROM read_text('OUT/*')")]
    [InlineData("FROM glob('OUT/*')")]
    [InlineData("FROM read_csv(:path)")]
    [InlineData("FROM '../NAME/out.csv'")]
    [InlineData("COPY (SELECT 1) TO 'OUT/new.csv'")]
    [InlineData("COPY (SELECT 1) TO '../new.csv'")]
    [InlineData("ATTACH 'OUT/new.duckdb' AS other")]
    [InlineData("EXPORT DATABASE 'OUT/all'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET allowed_directories = ['/']")]
    [InlineData("SET temp_directory = 'OUT'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD 'OUT/x.duckdb_extension'")]
    public async Task No_SQL_leaves_the_folder(string sql)
    {
        var text = sql.Replace("OUT", _outside).Replace("NAME", Path.GetFileName(_outside));
        var parameters = sql.Contains(":path") ? $$"""{"path":{{Run.Text(_outside + "/out.csv")}}}""" : "{}";

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", $$"""{"sql":{{Run.Text(text)}},"parameters":{{parameters}},"transaction":false}"""));

        Assert.DoesNotContain("canary", error.Message);
        Assert.Equal(["out.csv"], Directory.GetFileSystemEntries(_outside).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("""{"database":"OUT/a.duckdb","sql":"SELECT 1"}""", "'database' is")]
    [InlineData("""{"database":"../a.duckdb","sql":"SELECT 1"}""", "'database' is '../a.duckdb', which is outside of the playbook's folder. Put it there, or name its folder in GEN_DUCKDB_FOLDERS")]
    [InlineData("""{"temp_directory":"OUT","sql":"SELECT 1"}""", "'temp_directory' is")]
    [InlineData("""{"attach":{"a":{"path":"OUT/a.duckdb"}},"sql":"SELECT 1"}""", "'attach.a.path' is")]
    [InlineData("""{"attach":{"a":{"type":"sqlite","path":"../a.db"}},"sql":"SELECT 1"}""", "'attach.a.path' is")]
    public async Task No_input_leaves_the_folder(string inputs, string expected)
        => Assert.StartsWith(expected, (await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", inputs.Replace("OUT", _outside)))).Message);

    [Fact]
    public async Task A_link_that_leads_out_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "link.csv"), Path.Combine(_outside, "out.csv"));

        Directory.CreateSymbolicLink(Path.Combine(_run.Folder, "deep"), _outside);

        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"sql":"FROM 'link.csv'"}"""));
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"sql":"FROM 'deep/out.csv'"}"""));
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"database":"deep/a.duckdb","sql":"SELECT 1"}"""));
        Assert.False(File.Exists(Path.Combine(_outside, "a.duckdb")));
    }

    [Fact]
    public async Task The_worker_may_allow_more_folders()
    {
        await using var run = Run.Start(environment: n => n == "GEN_DUCKDB_FOLDERS" ? $"{_outside}{Path.PathSeparator}{Path.Combine(_outside, "deeper")}" : null);

        Assert.Equal("""[{"x":"canary"}]""", await run.RowsAsync("duckdb", $$"""{"database":{{Run.Text(Path.Combine(_outside, "a.duckdb"))}},"sql":"FROM '{{_outside}}/out.csv'"}"""));
    }

    [Fact]
    public async Task What_does_not_fit_into_memory_goes_to_the_disk()
    {
        var result = await _run.RowsAsync("duckdb", """{"memory_limit":"60MB","threads":1,"temp_directory":"spilt","sql":["CREATE TABLE t AS SELECT range AS x, 'abcdefghijklmnop' || range AS v FROM range(2000000)","SELECT count(*) AS n FROM (SELECT * FROM t ORDER BY hash(x) LIMIT 1900000)"]}""");

        Assert.Equal("""[{"n":1900000}]""", result);
    }

    [Theory]
    [InlineData("FROM 'in.csv'", "FROM 'F/in.csv'")]
    [InlineData("SELECT 'in.csv' AS x FROM t JOIN 'sub/in.csv' USING (x)", "SELECT 'in.csv' AS x FROM t JOIN 'F/sub/in.csv' USING (x)")]
    [InlineData("FROM read_csv('a''b.csv', sep = ';')", "FROM read_csv('F/a''b.csv', sep = ';')")]
    [InlineData("FROM read_json(['a.json', 'b.json'], format = 'array')", "FROM read_json(['F/a.json', 'F/b.json'], format = 'array')")]
    [InlineData("COPY (SELECT 'a.csv') TO 'b.csv' (DELIMITER ',')", "COPY (SELECT 'a.csv') TO 'F/b.csv' (DELIMITER ',')")]
    [InlineData("copy t from /* 'x' */ 'b.csv'", "copy t from /* 'x' */ 'F/b.csv'")]
    [InlineData("ATTACH IF NOT EXISTS 'b.db' AS b (TYPE sqlite)", "ATTACH IF NOT EXISTS 'F/b.db' AS b (TYPE sqlite)")]
    [InlineData("EXPORT DATABASE 'all'", "EXPORT DATABASE 'F/all'")]
    [InlineData("SELECT x IS DISTINCT FROM 'in.csv', trim('a' FROM 'in.csv'), extract(year FROM '2024-01-01'), f('in.csv'), 'read_csv(''in.csv'')'", null)]
    [InlineData("FROM 's3://b/in.csv' JOIN '/in.csv' JOIN '~/in.csv' JOIN \"in.csv\" JOIN ':memory:'", null)]
    [InlineData("SELECT a FROM t WHERE a IN ('in.csv') AND b = 'in.csv' -- FROM 'in.csv'", null)]
    public void A_relative_file_is_one_of_the_folder_and_a_value_stays_as_it_is(string sql, string? expected)
        => Assert.Equal(expected?.Replace("'F/", "'/folder/") ?? sql, RelativeFiles.Resolve(sql, "/folder"));

    [Fact]
    public async Task A_path_that_SQL_computes_begins_with_the_variable_folder()
        => Assert.Equal("""[{"x":1}]""", await _run.RowsAsync("duckdb", """{"sql":"FROM read_csv(getvariable('folder') || '/' || :name)","parameters":{"name":"in.csv"}}"""));

    [Fact]
    public async Task What_a_database_reaches_cannot_be_changed_by_a_later_step()
    {
        await _run.StepAsync("duckdb", """{"sql":"CREATE TABLE t AS SELECT 1 AS x"}""");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"auth":{"store":{"type":"s3","access_key_id":"a","secret_access_key":"canary-5309"}},"sql":"FROM 's3://b/x.csv'"}"""));

        Assert.StartsWith("This DuckDB database was opened by an earlier step, or by another run, without 's3://'", error.Message);
    }

    [Fact]
    public async Task A_database_whose_first_step_failed_is_told_where_it_may_go_by_the_next_one()
    {
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"memory_limit":"nonsense","sql":"SELECT 1"}"""));
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", """{"attach":{"a":{"path":"in.csv"}},"sql":"SELECT 1"}"""));

        Assert.Equal("""[{"x":1}]""", await _run.RowsAsync("duckdb", """{"sql":"FROM 'in.csv'"}"""));
        await Assert.ThrowsAsync<DatabaseException>(() => _run.StepAsync("duckdb", $$"""{"sql":"FROM '{{_outside}}/out.csv'"}"""));
    }

    [Theory]
    [InlineData("""{"type":"s3","key_id":"a"}""", "s3://")]
    [InlineData("""{"type":"hmac","key_id":"a"}""", "gs://, gcs://")]
    [InlineData("""{"type":"gcs","key_id":"a","scope":"gs://bucket"}""", "gs://bucket")]
    [InlineData("""{"type":"azure","connection_string":"a"}""", "az://, azure://, abfss://")]
    [InlineData("""{"type":"bearer","token":"a"}""", "")]
    public void A_store_is_reached_with_a_login_for_it_only(string login, string expected)
        => Assert.Equal(expected, string.Join(", ", DuckDbSecrets.Stores(Run.Parse($$"""{"a":{{login}}}"""))));
}
