using Gen.Plugins;
using Gen.Worker.Controllers.Workbook;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Controllers;

public sealed class WorkbookTests
{
    [Fact]
    public async Task A_steps_values_are_names_in_the_task_and_take_the_place_of_its_own()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workbook:
              - name: add
                action: python
                args: {a: 1, b: 2}
                code: |
                  def main(a, b, c):
                      return [a, b, c]
              - {name: greet, action: fake, outputs: "Hello {{ who }} {{ args.who }}"}
            steps:
              - {step: sum, action: workbook, task: add, args: {b: 20, c: 30}}
              - {step: hello, action: workbook, inputs: {name: greet, data: {who: "{{ sum[1] }}"}}}
            """);

        Assert.Equal("[1,20,30]", report.Steps[0].Result?.GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("Hello 20 20", report.Steps[1].Result?.GetString());
    }

    [Fact]
    public async Task A_task_may_be_named_as_former_playbooks_do()
    {
        const string Former = "name: n\nworkbook:\n  - {name: a, action: fake, outputs: 7}\nsteps:\n  - {step: s, action: workbook, name: a}\n";
        await using var worker = new TestWorker();

        var report = await worker.RunAsync(Former);

        Assert.Equal("7", report.Steps[0].Result?.GetRawText());
        Assert.Equal(["p.yaml(5,33): 'name' is now called 'task': the name of the task in the workbook."], worker.Plan(Former).Warnings.Select(static w => $"{w}"));
    }

    [Fact]
    public async Task A_task_keeps_its_login_and_its_retries()
    {
        var calls = 0;
        using var server = new HttpStandIn((request, _) => (++calls < 3 ? 500 : 200, $"\"{request.Headers["Authorization"]}\""));
        await using var worker = new TestWorker(environment: static n => n == "TOKEN" ? "token-of-the-task" : null);

        var report = await worker.RunAsync($$"""
            name: n
            workbook:
              - name: ask
                action: http
                url: {{server.Url}}/x
                auth: {type: bearer, env: TOKEN}
                retry: {max_attempts: 3, initial_delay: 0.001}
            steps:
              - {step: a, action: workbook, task: ask}
            """);

        Assert.Null(report.Steps[0].Error);
        Assert.Equal((3, "Bearer [REDACTED]"), (calls, report.Steps[0].Result?.GetProperty("body").GetString()));
    }

    [Theory]
    [InlineData("{task: c}", "Input 'task' is 'c', and the workbook of 'n' has no such task. It has 'a', 'b'.")]
    [InlineData("{task: a, args: 5}", "Input 'args' must be a map, and is a number.")]
    [InlineData("{task: a, version: 2}", "Input 'version' is that of a playbook in the server's catalogue, whose 'path' is missing.")]
    [InlineData("{task: a, path: p/q}", "Playbook 'p/q' (version latest): no server is configured. GEN_SERVER_URL is the server's address")]
    [InlineData("{task: b}", "p.yaml(4,5): Step 'b' (fake): nested failed")]
    public async Task What_is_wrong_is_told(string inputs, string problem)
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync($"name: n\nworkbook:\n  - {{name: a, action: fake}}\n  - {{name: b, action: fake, throwWhen: true}}\nsteps:\n  - {{step: s, action: workbook, inputs: {inputs}}}\n");

        Assert.Contains(problem, report.Steps[0].Error);
    }

    [Fact]
    public async Task Tasks_that_run_each_other_without_an_end_are_stopped()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workbook:
              - {name: ping, action: workbook, task: pong}
              - {name: pong, action: workbook, task: ping}
            steps:
              - {step: s, action: workbook, task: ping}
            """);

        Assert.Contains("Tasks of the workbook run each other more than 8 deep: ping -> pong -> ping -> pong -> ping", report.Steps[0].Error);
    }

    [Fact]
    public async Task A_workbook_of_the_servers_catalogue_is_asked_for_once_in_a_run()
    {
        using var server = new HttpStandIn(static (request, _) => request.Headers["Authorization"] == "Bearer server-token"
            ? (200, "name: shared\nworkbook:\n  - {name: double, action: fake, outputs: '{{ n * 2 }}'}\nsteps:\n  - {step: unused, action: fake}\n")
            : (401, "{}"));
        await using var worker = new TestWorker(environment: n => n switch { "GEN_SERVER_URL" => server.Url, "GEN_SERVER_TOKEN" => "server-token", _ => null });

        var report = await worker.RunAsync("""
            name: n
            steps:
              - step: s
                action: iterator
                collection: [1, 2, 3]
                element: x
                mode: async
                task: {action: workbook, task: double, path: tools/shared book, version: 3, args: {n: "{{ x }}"}}
            """);

        Assert.Null(report.Steps[0].Error);
        Assert.Equal("[2,4,6]", report.Steps[0].Result?.GetProperty("data").GetRawText());
        Assert.Equal(["GET /api/catalog/tools/shared%20book?version=3"], server.Requests);
    }

    [Fact]
    public async Task What_the_server_says_is_told_without_the_token()
    {
        using var server = new HttpStandIn(static (_, _) => (404, """{"title": "Not found", "detail": "There is no 'p'; token server-token. Did you mean 'q'?"}"""));
        await using var worker = new TestWorker(environment: n => n switch { "GEN_SERVER_URL" => server.Url, "GEN_SERVER_TOKEN" => "server-token", _ => null });

        var report = await worker.RunAsync("name: n\nsteps:\n  - {step: s, action: workbook, task: t, path: p}\n");

        Assert.Contains("Playbook 'p' (version latest) is not in the server's catalogue. It says: There is no 'p'; token [REDACTED]. Did you mean 'q'?", report.Steps[0].Error);
    }

    [Fact]
    public void The_workbook_knows_no_database()
    {
        var workbook = typeof(WorkbookController).Assembly;

        Assert.Equal(["Microsoft.Data", "Npgsql", "System.Data"], workbook.GetCustomAttributes(typeof(PluginForbidsAttribute), false).Cast<PluginForbidsAttribute>().Select(static f => f.Namespace!).Order());
        Assert.DoesNotContain(workbook.GetReferencedAssemblies(), static a => a.Name!.StartsWith("System.Data", StringComparison.Ordinal) || a.Name.Contains("Sql", StringComparison.Ordinal));
    }
}
