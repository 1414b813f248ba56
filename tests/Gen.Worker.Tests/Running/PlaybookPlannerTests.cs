using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class PlaybookPlannerTests
{
    [Fact]
    public async Task A_former_name_of_a_needed_input_is_enough()
    {
        await using var worker = new TestWorker();

        worker.Plan("name: n\nsteps:\n  - {step: a, action: python, inputs: {code_b64: eA==}}\n  - {step: b, action: secret, inputs: {key: k}}\n");
    }

    [Fact]
    public async Task A_statement_within_an_input_is_taken_as_written()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workload: {name: "x'; DROP TABLE t; --"}
            steps:
              - step: made
                action: sqlite
                inputs: {database: a.db, sql: "DROP TABLE IF EXISTS t; CREATE TABLE t (name TEXT)"}
              - step: copied
                action: transfer
                inputs:
                  source: {type: sqlite, database: a.db, query: "SELECT '{{ workload.name }}' AS name UNION ALL SELECT :name"}
                  parameters: {name: "{{ workload.name }}"}
                  target: {type: sqlite, table: t, database: b.db}
                  create: true
              - step: seen
                action: sqlite
                inputs: {database: b.db, sql: SELECT name FROM t}
            """, folder: Directory.CreateTempSubdirectory("gen-literal-").FullName);

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal(["{{ workload.name }}", "x'; DROP TABLE t; --"], report.Steps[2].Result!.Value.GetProperty("rows").EnumerateArray().Select(static r => r.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("tool: pyton\n    inputs: {code: x}", 4, 11, "There is no action 'pyton'. Did you mean 'python'?")]
    [InlineData("tool: fax", 4, 11, "There is no action 'fax'. Known: duckdb, fake, http, iterator, playbook, postgres, python, result, secrets, snowflake, sqlite, storage, transfer, workbook.")]
    [InlineData("tool: python\n    inputs:\n      code: x\n      agrs: {}", 7, 7, "'python' has no input 'agrs'. Did you mean 'args'?")]
    [InlineData("tool: python\n    inputs: {timeout: 5}", 3, 5, "Step 'a' lacks the input 'code', which 'python' needs.")]
    [InlineData("tool: secret\n    inputs: {source: vault}", 3, 5, "Step 'a' lacks the input 'name', which 'secrets' needs.")]
    [InlineData("tool: transfer\n    inputs:\n      source: {type: sqlite, query: '{{ literal', table: '{{ wrkload }}'}\n      target: {}", 6, 62, "There is no 'wrkload' here.")]
    [InlineData("tool: http\n    inputs: {url: '{{ workload.x'}", 5, 20, "'{{' is not closed")]
    [InlineData("tool: http\n    inputs: {url: '{{ wrkload.x }}'}", 5, 23, "There is no 'wrkload' here. Did you mean 'workload'?")]
    [InlineData("tool: http\n    inputs: {url: '{{ a.x }}'}", 5, 23, "'a' has no result yet: it does not come before 'a'.")]
    [InlineData("tool: http\n    inputs: {url: '{{ b.x }}'}\n  - step: b\n    action: http\n    inputs: {url: u}", 5, 23, "'b' has no result yet")]
    [InlineData("tool: http\n    inputs: {url: '{% for x in xs %}{{ x }}{% endfor %}'}", 5, 32, "There is no 'xs' here.")]
    [InlineData("tool: http\n    inputs: {url: '{% for x in [1] %}{{ x }}{% endfor %}{{ x }}'}", 5, 60, "There is no 'x' here.")]
    [InlineData("tool: http\n    inputs: {url: '{{ workload | uper }}'}", 5, 34, "There is no filter 'uper'. Did you mean 'upper'?")]
    [InlineData("tool: http\n    inputs: {url: '{% if workload %}x'}", 5, 20, "'{% if %}' is not closed")]
    public async Task A_slip_is_told_before_anything_runs(string step, int line, int column, string problem)
    {
        await using var worker = new TestWorker();

        var wrong = Assert.Throws<PlaybookException>(() => worker.Plan($"name: n\nsteps:\n  - step: a\n    {step}\n"));

        Assert.StartsWith(problem, wrong.Problem);
        Assert.Equal(new SourceLocation("p.yaml", line, column), wrong.Location);
    }

    [Theory]
    [InlineData("HTTP")]
    [InlineData("' Http '")]
    public async Task A_tool_is_found_without_case_and_blanks(string tool)
    {
        await using var worker = new TestWorker();

        Assert.NotNull(worker.Plan($"name: n\nsteps:\n  - step: a\n    action: {tool}\n    inputs: {{url: u}}\n"));
    }

    [Theory]
    [InlineData("{{ workload.x | default(1) }}")]
    [InlineData("{{ later.x | default(1) }}")]
    [InlineData("{{ x.y if x is defined else 1 }}")]
    [InlineData("{% set x = workload.u %}{% for y in [x] %}{{ x }}{{ y }}{{ loop.index }}{% endfor %}")]
    public async Task What_may_be_missing_is_no_slip(string url)
    {
        await using var worker = new TestWorker();

        Assert.NotNull(worker.Plan($"name: n\nsteps:\n  - step: a\n    action: http\n    inputs: {{url: '{url}'}}\n"));
    }
}
