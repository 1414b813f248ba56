using System.Text.Json;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Program;

/// <summary>Playbooks in former words run as they are, and the program says on standard error how each is called now.</summary>
public sealed class OldPlaybookTests
{
    private const string Old = """
        name: old
        workload:
          start: 20
        workbook:
          - name: twice
            tool: python
            code: |
              def main(n):
                  return 2 * n
        steps:
          - step: token
            desc: As they were written before.
            tool: secret
            secret_name: old_token
            provider: env
          - step: doubled
            tool: workbook
            name: twice
            data: {n: "{{ workload.start }}"}
          - step: each
            type: iterator
            collection: [1, 2]
            element: n
            task:
              tool: python
              args: {n: "{{ n }}", token: "{{ token.value }}"}
              code: |
                def main(n, token):
                    return n + len(token)
          - step: kept
            action: save
            storage: sqlite
            database: old.db
            table: sums
            create: true
            args: {doubled: "{{ doubled }}", each: "{{ each.data[1] }}"}
          - step: read
            tool: sqlite
            database: old.db
            sql: SELECT doubled, "each" FROM sums
        """;

    /// <summary>Line, column, and the word that is now called the other.</summary>
    private static readonly string[] Warnings =
    [
        "(6,5): 'tool' is now called 'action'.",
        "(13,5): 'tool' is now called 'action'.",
        "(13,11): 'secret' is now called 'secrets'.",
        "(17,5): 'tool' is now called 'action'.",
        "(18,5): 'name' is now called 'task': the name of the task in the workbook.",
        "(21,5): 'type' is now called 'action'.",
        "(25,7): 'tool' is now called 'action'.",
        "(31,13): 'save' is now called 'storage'.",
        "(38,5): 'tool' is now called 'action'.",
    ];

    [Fact]
    public async Task An_old_playbook_runs_unchanged_and_each_former_word_is_told_with_its_place_and_the_new_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("old.yaml", Old);
        var command = WorkerProgram.Command("run", path, "--json");
        command.Environment["GEN_SECRET_OLD_TOKEN"] = "four";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal((0, string.Concat(Warnings.Select(w => $"warning: {path}{w}{Environment.NewLine}"))), (exit.Code, exit.Error));
        var steps = JsonDocument.Parse(exit.Output).RootElement.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["token secrets", "doubled workbook", "each iterator", "kept storage", "read sqlite"], steps.Select(static s => $"{s.GetProperty("step")} {s.GetProperty("action")}"));
        Assert.Equal("""{"value":"[REDACTED]"}""", Text(steps[0]));
        Assert.Equal("""{"data":[5,6],"count":2,"failed":0,"errors":[]}""", Text(steps[2]));
        Assert.Equal("""{"rows":[{"doubled":40,"each":6}],"changes":0}""", Text(steps[4]));
    }

    private static string Text(JsonElement step) => JsonSerializer.Serialize(step.GetProperty("result"));
}
