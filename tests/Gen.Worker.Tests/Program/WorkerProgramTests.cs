using System.Diagnostics;
using System.Text.Json;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Program;

public sealed class WorkerProgramTests
{
    [Fact]
    public async Task Without_arguments_it_runs_the_playbook_that_comes_with_it()
    {
        var exit = await WorkerProgram.RunAsync();

        Assert.Equal((0, "1/3 zones (python) succeeded"), (exit.Code, exit.Error[..28]));
        Assert.Contains("│ countries │ sqlite │ succeeded │", exit.Output);
        Assert.Contains("│ US      │    29 │  21.3069 │  64.5011 │ -176.6581 │ -74.0064 │", exit.Output);
        Assert.DoesNotContain('\u001b', exit.Output + exit.Error);
    }

    [Fact]
    public async Task JSON_holds_all_results_and_equal_runs_give_equal_bytes()
    {
        var (first, second) = (await WorkerProgram.RunAsync("run", "--json"), await WorkerProgram.RunAsync("--json"));

        var json = JsonDocument.Parse(first.Output).RootElement;
        Assert.Equal(("time-zones", "succeeded"), (json.GetProperty("playbook").GetString(), json.GetProperty("state").GetString()));
        Assert.Equal(423, json.GetProperty("steps")[0].GetProperty("result").GetProperty("count").GetInt32());
        Assert.Equal("US", json.GetProperty("steps")[2].GetProperty("result").GetProperty("rows")[0].GetProperty("country").GetString());
        Assert.Equal(first, second);
        Assert.Equal("", first.Error);
    }

    [Fact]
    public async Task A_step_that_fails_is_exit_code_1_and_told_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var playbook = folder.Write("p.yaml", "name: n\nsteps:\n  - step: a\n    action: python\n    inputs:\n      code: 'def main(): raise ValueError(\"[bold]bad\")'\n  - {step: b, action: sqlite, inputs: {sql: SELECT 1}}\n");

        var (text, json) = (await WorkerProgram.RunAsync("run", playbook), await WorkerProgram.RunAsync("run", playbook, "--json"));

        Assert.Equal((1, 1), (text.Code, json.Code));
        Assert.Contains($"{playbook}(3,5): Step 'a' (python): ValueError: [bold]bad", text.Error);
        Assert.Contains("ValueError: [bold]bad", text.Error);
        Assert.Contains("│ b    │ sqlite │ skipped", text.Output);
        var steps = JsonDocument.Parse(json.Output).RootElement.GetProperty("steps");
        Assert.Equal(["failed", "skipped"], steps.EnumerateArray().Select(s => s.GetProperty("state").GetString()));
        Assert.Contains("ValueError: [bold]bad", steps[0].GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("name: n\nsteps:\n  - step: a\n    action: pyton\n", "p.yaml(4,13): There is no action 'pyton'. Did you mean 'python'?")]
    [InlineData("name: [\n", "p.yaml(2,1): This is not YAML")]
    public async Task A_wrong_playbook_is_exit_code_2_and_nothing_runs(string yaml, string error)
    {
        using var folder = new TemporaryFolder();
        var playbook = folder.Write("p.yaml", yaml);

        var exit = await WorkerProgram.RunAsync("run", playbook);

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.Contains(error, exit.Error);
    }

    [Theory]
    [InlineData("run no-such.yaml", "Cannot read the playbook 'no-such.yaml'")]
    [InlineData("run /", "Cannot read the playbook '/'")]
    [InlineData("rnu", "Unrecognized command or argument 'rnu'.")]
    [InlineData("--jsn", "Unrecognized command or argument '--jsn'.")]
    [InlineData("run a b", "Unrecognized command or argument 'b'.")]
    public async Task Wrong_usage_is_exit_code_2(string arguments, string error)
    {
        var exit = await WorkerProgram.RunAsync(arguments.Split(' '));

        Assert.Equal(2, exit.Code);
        Assert.StartsWith(error, exit.Error);
        Assert.Contains("worker --help", exit.Error);
    }

    [Fact]
    public async Task List_shows_the_registry()
    {
        var (text, json) = (await WorkerProgram.RunAsync("list"), await WorkerProgram.RunAsync("list", "--json"));

        Assert.Equal((0, 0), (text.Code, json.Code));
        Assert.Contains("│ python ", text.Output);
        Assert.Equal(
            ["duckdb", "http", "postgres", "python", "secrets", "snowflake", "sqlite", "storage", "transfer"],
            JsonDocument.Parse(json.Output).RootElement.EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.True(JsonDocument.Parse(json.Output).RootElement[3].GetProperty("inputs")[0].GetProperty("required").GetBoolean());
    }

    [Theory]
    [InlineData("python,sqlite", "python sqlite")]
    [InlineData(" http ; py* ", "http python")]
    [InlineData("", "")]
    public async Task ENABLED_PLUGINS_chooses_the_actions(string enabled, string actions)
    {
        var command = WorkerProgram.Command("list", "--json");
        command.Environment["ENABLED_PLUGINS"] = enabled;

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Equal(actions, string.Join(' ', JsonDocument.Parse(exit.Output).RootElement.EnumerateArray().Select(a => a.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task The_playbook_that_comes_with_it_needs_python_and_sqlite_only()
    {
        var command = WorkerProgram.Command();
        command.Environment["ENABLED_PLUGINS"] = "python,sqlite";

        Assert.Equal(0, (await WorkerProgram.RunAsync(command)).Code);
    }

    [Fact]
    public async Task A_switched_off_action_is_none_of_a_playbook()
    {
        var command = WorkerProgram.Command();
        command.Environment["Plugins__Disabled"] = "sqlite";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.Contains("There is no action 'sqlite'. Known: duckdb, http, iterator, playbook, postgres, python, result, secrets, snowflake, storage, transfer, workbook.", exit.Error);
    }

    [Fact]
    public async Task A_slip_in_ENABLED_PLUGINS_is_one_line_and_exit_code_2()
    {
        var command = WorkerProgram.Command();
        command.Environment["ENABLED_PLUGINS"] = "pyton";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal((2, "", "ENABLED_PLUGINS: there is no plugin 'pyton' in this host; did you mean 'python'?"), (exit.Code, exit.Output, exit.Error.TrimEnd('\r', '\n')));
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        var exit = await WorkerProgram.RunAsync("--help");

        Assert.Equal(0, exit.Code);
        Assert.Contains("worker run report.yaml", exit.Output);
    }

    [Fact]
    public async Task Without_Python_it_says_what_to_install()
    {
        var command = WorkerProgram.Command();
        command.FileName = FullPath(command.FileName);
        command.Environment["PATH"] = "/no/such/folder";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal(1, exit.Code);
        Assert.Contains("'python3' cannot be started", exit.Error);
        Assert.Contains("apt-get install python3", exit.Error);
    }

    [Fact]
    public async Task Without_DuckDBs_library_it_says_what_to_install()
    {
        using var folder = new TemporaryFolder();
        var playbook = folder.Write("p.yaml", "name: n\nsteps:\n  - {step: a, action: duckdb, inputs: {sql: SELECT 1}}\n");
        var command = WorkerProgram.Command("run", playbook);
        command.Environment["DUCKDB_LIBRARY"] = "/nonexistent/libduckdb.so";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal(1, exit.Code);
        Assert.Contains("Step 'a' (duckdb): DUCKDB_LIBRARY names '/nonexistent/libduckdb.so', which is no library that can be loaded.", exit.Error);
        Assert.Contains("Install DuckDB's C library", exit.Error);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task However_the_worker_is_stopped_its_processes_end_with_it(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        using var witness = new Witness();
        var code = $"{witness.Python}\ndef main():\n    if os.fork() == 0:\n        witness()\n        signal.pause()\n    witness()\n    signal.pause()\n".ReplaceLineEndings("\n        ");
        var playbook = folder.Write("p.yaml", $"name: n\nsteps:\n  - step: a\n    action: python\n    inputs:\n      code: |\n        {code}\n");

        using var worker = Process.Start(WorkerProgram.Command("run", playbook))!;
        using var first = await witness.AcceptAsync();
        using var second = await witness.AcceptAsync();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{worker.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        var exit = await WorkerProgram.EndAsync(worker);
        Assert.Equal(exitCode, exit.Code);
        await Witness.EndedAsync(first);
        await Witness.EndedAsync(second);
        if (signal != "KILL")
        {
            Assert.Contains("│ a    │ python │ cancelled │", exit.Output);
        }
    }

    private static string FullPath(string program)
        => Path.IsPathRooted(program) ? program : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(f => Path.Combine(f, program)).First(File.Exists);
}
