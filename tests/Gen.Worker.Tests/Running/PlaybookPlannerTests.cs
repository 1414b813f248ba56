using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class PlaybookPlannerTests
{
    [Theory]
    [InlineData("tool: pyton\n    inputs: {code: x}", 4, 11, "There is no action 'pyton'. Did you mean 'python'?")]
    [InlineData("tool: fax", 4, 11, "There is no action 'fax'. Known: fake, http, iterator, playbook, python, result, sqlite, workbook.")]
    [InlineData("tool: python\n    inputs:\n      code: x\n      agrs: {}", 7, 7, "'python' has no input 'agrs'. Did you mean 'args'?")]
    [InlineData("tool: python\n    inputs: {timeout: 5}", 3, 5, "Step 'a' lacks the input 'code', which 'python' needs.")]
    [InlineData("tool: http\n    inputs: {url: '{{ workload.x'}", 5, 20, "'{{' is not closed")]
    [InlineData("tool: http\n    inputs: {url: '{{ wrkload.x }}'}", 5, 23, "There is no 'wrkload' here. Did you mean 'workload'?")]
    [InlineData("tool: http\n    inputs: {url: '{{ a.x }}'}", 5, 23, "'a' has no result yet: it does not come before 'a'.")]
    [InlineData("tool: http\n    inputs: {url: '{{ b.x }}'}\n  - step: b\n    tool: http\n    inputs: {url: u}", 5, 23, "'b' has no result yet")]
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

        Assert.NotNull(worker.Plan($"name: n\nsteps:\n  - step: a\n    tool: {tool}\n    inputs: {{url: u}}\n"));
    }

    [Theory]
    [InlineData("{{ workload.x | default(1) }}")]
    [InlineData("{{ later.x | default(1) }}")]
    [InlineData("{{ x.y if x is defined else 1 }}")]
    [InlineData("{% set x = workload.u %}{% for y in [x] %}{{ x }}{{ y }}{{ loop.index }}{% endfor %}")]
    public async Task What_may_be_missing_is_no_slip(string url)
    {
        await using var worker = new TestWorker();

        Assert.NotNull(worker.Plan($"name: n\nsteps:\n  - step: a\n    tool: http\n    inputs: {{url: '{url}'}}\n"));
    }
}
