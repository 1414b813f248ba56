using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

public sealed class RetryTests
{
    [Fact]
    public async Task A_step_is_tried_again_until_it_succeeds_and_each_attempt_is_in_the_log()
    {
        await using var worker = new TestWorker();
        using var server = Answering((503, "\"busy\""), (503, "\"busy\""), (200, "\"fine\""));

        var report = await worker.RunAsync($$$"""
            name: n
            steps:
              - step: a
                action: http
                url: {{{server.Url}}}
                retry: {max_attempts: 5, initial_delay: 0, retry_when: "{{ status_code >= 500 }}"}
            """);

        Assert.True(report.State == StepState.Succeeded, report.Steps[0].Error);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(["task_retry|1", "task_retry|2"], await worker.QueryAsync("SELECT event_type, json_extract(meta, '$.attempt') FROM worker_events WHERE event_type = 'task_retry' ORDER BY number"));
    }

    [Fact]
    public async Task What_is_not_to_be_tried_again_is_not()
    {
        await using var worker = new TestWorker();
        using var server = Answering((404, "\"no\""), (200, "\"fine\""));

        var report = await worker.RunAsync($$$"""
            name: n
            steps:
              - step: a
                action: http
                url: {{{server.Url}}}
                retry:
                  - when: "{{ error.status >= 500 }}"
                    then: {initial_delay: 0}
            """);

        Assert.Equal(StepState.Failed, report.State);
        Assert.Single(server.Requests);
        Assert.Contains("404", report.Steps[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_fetched_and_collected()
    {
        await using var worker = new TestWorker();
        using var server = Answering((200, """{"items": [1, 2], "next": 2}"""), (503, "\"busy\""), (200, """{"items": [3], "next": null}"""));

        var report = await worker.RunAsync($$$"""
            name: n
            steps:
              - step: pages
                action: http
                url: {{{server.Url}}}
                retry:
                  - when: "{{ error.status >= 500 }}"
                    then: {initial_delay: 0}
                  - when: "{{ response.next is not none }}"
                    then:
                      max_attempts: 10
                      next_call: {query: {page: "{{ response.next }}"}}
                      collect: {path: items}
            """);

        Assert.True(report.State == StepState.Succeeded, report.Steps[0].Error);
        Assert.Equal(3, server.Requests.Count);
        var result = report.Steps[0].Result!.Value;
        Assert.Equal("[1,2,3]", result.GetProperty("data").GetRawText());
        Assert.Equal(2, result.GetProperty("meta").GetProperty("iterations").GetInt32());
    }

    [Theory]
    [InlineData("retry: \"3\"", 5, 12, "'retry' is true, a number of attempts")]
    [InlineData("retry: 0", 5, 12, "The number of attempts, the first included, is 1 to 10000.")]
    [InlineData("retry: {max_attemps: 3}", 5, 13, "'retry' has no key 'max_attemps'. Did you mean 'max_attempts'?")]
    [InlineData("retry: {initial_delay: -1}", 5, 28, "'initial_delay' is a number from 0 to 86400.")]
    [InlineData("retry: {retry_when: status_code >= 500}", 5, 25, "'status_code >= 500' is text, which is never true.")]
    [InlineData("retry: {retry_when: '{{ stauts_code >= 500 }}'}", 5, 29, "There is no 'stauts_code' here. Did you mean 'status_code'?")]
    [InlineData("retry: [{when: '{{ true }}'}]", 5, 13, "A rule of 'retry' must have the key 'then'.")]
    [InlineData("retry: [{when: '{{ true }}', then: {collect: {strategy: apend}}}]", 5, 61, "There is no strategy 'apend'.")]
    public async Task A_slip_in_a_retry_is_told_before_anything_runs(string retry, int line, int column, string problem)
    {
        await using var worker = new TestWorker();

        var wrong = Assert.Throws<PlaybookException>(() => worker.Plan($"name: n\nsteps:\n  - step: a\n    action: python\n    {retry}\n    code: x"));

        Assert.StartsWith(problem, wrong.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (wrong.Location.Line, wrong.Location.Column));
    }

    private static HttpStandIn Answering(params (int Status, string Body)[] answers)
    {
        var left = new Queue<(int, string)>(answers);
        return new((_, _) => left.Dequeue());
    }
}
