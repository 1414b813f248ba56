using System.Text.Json;
using Gen.Worker.Actions.Python;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Actions;

public sealed class PythonActionTests
{
    [Theory]
    [InlineData("def main():\n return 1", """{"a":1}""", "1")]
    [InlineData("def main(input_data):\n return input_data", """{"input_data":{"x":1},"y":2}""", """{"x":1}""")]
    [InlineData("def main(a, b=2):\n return [a, b]", """{"a":"30"}""", """["30",2]""")]
    [InlineData("def main(**all):\n return all", """{"a":1,"b":null}""", """{"a":1,"b":null}""")]
    [InlineData("def main(a, *, b):\n return [a, b]", """{"a":true,"b":"é\u2028\n"}""", """[true,"é\u2028\n"]""")]
    [InlineData("main = lambda: f'{{x}}'", "{}", "\"{x}\"")]
    [InlineData("def main(input_data):\n return input_data", """{"a":1,"b":"[2]"}""", """{"a":1,"b":[2]}""")]
    [InlineData("def main(a, input_data):\n return input_data", """{"a":1}""", """{"a":1}""")]
    [InlineData("def main(a, b, c, d):\n return [a, b, c, d]", """{"a":" {\"x\":[1]} ","b":"[1, 2","c":"30","d":"null"}""", """[{"x":[1]},"[1, 2","30","null"]""")]
    [InlineData("def main(context=None):\n return context", "{}", "null")]
    [InlineData("def main(context):\n return context", """{"context":5}""", "5")]
    [InlineData("import sys\ndef main():\n return sys.stdin.read()", "{}", "\"\"")]
    public async Task Main_gets_its_arguments_by_name_and_returns_the_result(string code, string args, string expected)
    {
        var result = await RunAsync(code, args);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, result), result.GetRawText());
    }

    [Theory]
    [InlineData("print('{\"result\": 2}', flush=True)")]
    [InlineData("os.write(1, b'}{')")]
    [InlineData("subprocess.run(['sh', '-c', 'echo }{; echo }{ >&2'])")]
    [InlineData("sys.stdout.write('x' * 50_000_000)")]
    [InlineData("os.close(1)")]
    public async Task What_is_printed_does_not_touch_the_result(string print)
        => Assert.Equal(1, (await RunAsync($"import os, subprocess, sys\ndef main():\n {print}\n return 1")).GetInt32());

    [Theory]
    [InlineData("x = 1", "The code defines no function 'main'.")]
    [InlineData("def main(a, b):\n pass", "Missing required argument: 'b'.")]
    [InlineData("def main():\n return {1, 2}", "main returned what JSON cannot hold. TypeError:")]
    [InlineData("def main():\n return float('nan')", "main returned what JSON cannot hold. ValueError:")]
    [InlineData("def main():\n return '\\ud800'", "main returned what JSON cannot hold. UnicodeEncodeError:")]
    [InlineData("def main():\n a = []\n a.append(a)\n return a", "main returned what JSON cannot hold. ValueError:")]
    [InlineData("def main():\n a = []\n for _ in range(100):\n  a = [a]\n return a", "Python's answer is not whole or not JSON:")]
    [InlineData("def main(:", "SyntaxError:")]
    [InlineData("import os\ndef main():\n os._exit(3)", "Python ended with exit code 3, before main had returned.")]
    [InlineData("import os\ndef main():\n os.kill(os.getpid(), 11)", "Python ended by signal 11, before main had returned.")]
    [InlineData("import sys\ndef main():\n sys.exit('no')", "SystemExit: no\nTraceback (most recent call last):")]
    [InlineData("import atexit, os\ndef main():\n atexit.register(os._exit, 7)\n return 1", "Python ended with exit code 7")]
    public async Task What_goes_wrong_is_told(string code, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync(code, """{"a":1}"""))).Message);

    [Fact]
    public async Task An_exception_comes_with_Pythons_traceback_of_the_users_code_and_with_what_was_printed()
    {
        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("def inner():\n    raise ValueError('bad')\n\ndef main():\n    print('hello')\n    inner()\n"));

        Assert.Contains("File \"<it>\", line 6, in main", failed.Message);
        Assert.Contains("raise ValueError('bad')", failed.Message);
        Assert.Contains("ValueError: bad", failed.Message);
        Assert.EndsWith("It had printed:\nhello", failed.Message);
        Assert.DoesNotContain("arguments(", failed.Message);
    }

    [Fact]
    public async Task The_error_begins_with_the_exceptions_text()
        => Assert.StartsWith("ValueError: bad\nTraceback (most recent call last):\n  File \"<it>\", line 2, in main\n", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("def main():\n    raise ValueError('bad')"))).Message);

    [Theory]
    [InlineData("code_base64")]
    [InlineData("code_b64")]
    public async Task Code_may_be_base64(string name)
        => Assert.Equal("c", (await new PythonAction(TimeProvider.System).ExecuteAsync(Inputs.Context($$"""{"{{name}}":"{{Convert.ToBase64String("def main():\n return 'c'"u8)}}"}"""), default)).GetString());

    [Fact]
    public async Task Context_is_what_the_step_can_refer_to()
    {
        await using var worker = new TestWorker();

        var report = await worker.RunAsync("""
            name: n
            workload: {w: 3}
            steps:
              - step: one
                action: python
                inputs: {code: "def main(): return [1]"}
              - step: two
                action: python
                inputs: {code: "def main(context): return [context['workload']['w'], context['one']]"}
            """);

        Assert.Equal("[3,[1]]", report.Steps[1].Result?.GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gigabyte_of_output_neither_fills_the_memory_nor_touches_the_result()
    {
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(1, (await RunAsync("import os\ndef main():\n block = b'x' * 1_000_000\n for _ in range(1000):\n  os.write(1, block)\n return 1")).GetInt32());

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 500_000_000);
    }

    [Fact]
    public async Task A_daemon_that_hides_does_not_hold_the_step_up()
    {
        // Its own session, no parent, an empty environment, and the pipes still open.
        const string Code = """
            import os, sys
            def main():
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        os.execve(sys.executable, [sys.executable, "-c", "import time; time.sleep(30)"], {})
                    os._exit(0)
                os.wait()
                return "done"
            """;

        Assert.Equal("done", (await RunAsync(Code)).GetString());
    }

    [Fact]
    public async Task Half_a_result_is_no_result()
    {
        // The driver's own channel, found among the open files, and then the end.
        const string Code = """
            import os
            def main():
                for fd in range(3, 20):
                    try:
                        os.write(fd, b'{"result": [1, 2')
                    except OSError:
                        pass
                os._exit(0)
            """;

        Assert.StartsWith("Python's answer is not whole or not JSON:", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync(Code))).Message);
    }

    [Fact]
    public async Task A_result_that_is_too_large_is_an_error()
        => Assert.StartsWith("The result is larger than 67108864 bytes.", (await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("def main():\n return 'x' * 70_000_000"))).Message);

    [Fact]
    public async Task Only_the_end_of_much_output_is_shown()
    {
        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => RunAsync("def main():\n print('x' * 1_000_000)\n print('the end')\n raise ValueError()"));

        Assert.Contains("It had printed, at the end:", failed.Message);
        Assert.EndsWith("the end", failed.Message);
        Assert.True(failed.Message.Length < 20_000);
    }

    [Fact]
    public async Task Children_that_outlive_main_are_killed()
    {
        using var witness = new Witness();
        var code = witness.Python + """

            def main():
                ready, done = os.pipe()
                for daemon in (False, True):
                    if os.fork() == 0:
                        if daemon:
                            os.setsid()
                            if os.fork():
                                os._exit(0)
                        witness()
                        os.write(done, b"x")
                        signal.pause()
                for _ in range(2):
                    os.read(ready, 1)
                return "done"
            """;

        var run = RunAsync(code);
        using var child = await witness.AcceptAsync();
        using var daemon = await witness.AcceptAsync();

        Assert.Equal("done", (await run).GetString());
        await Witness.EndedAsync(child);
        await Witness.EndedAsync(daemon);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_time_is_over_or_somebody_cancels_all_processes_are_killed(bool isTimeout)
    {
        using var witness = new Witness();
        using var cancellation = new CancellationTokenSource();
        var time = new ManualTime();
        var code = witness.Python + """

            def main():
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                if os.fork() == 0:
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
                    if os.fork() == 0:
                        os.setsid()
                        if os.fork():
                            os._exit(0)  # its child is nobody's
                        witness()
                        signal.pause()
                    witness()
                    signal.pause()
                witness()
                while True:
                    pass
            """;

        var run = RunAsync(code, time: time, cancellationToken: cancellation.Token);
        using var first = await witness.AcceptAsync();
        using var second = await witness.AcceptAsync();
        using var third = await witness.AcceptAsync();
        if (isTimeout)
        {
            time.PassAll();
            Assert.StartsWith("Python did not end within 60 s and was killed", (await Assert.ThrowsAsync<ActionFailedException>(() => run)).Message);
        }
        else
        {
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        await Witness.EndedAsync(first);
        await Witness.EndedAsync(second);
        await Witness.EndedAsync(third);
    }

    [Fact]
    public async Task A_forked_child_that_returns_from_main_too_adds_nothing_to_the_result()
        => Assert.Equal("parent", (await RunAsync("import os\ndef main():\n if os.fork() == 0:\n  return 'child'\n os.wait()\n return 'parent'")).GetString());

    [Fact]
    public async Task The_workers_environment_is_not_Pythons()
    {
        Environment.SetEnvironmentVariable("GEN_WORKER_TESTS_SECRET", "hunter2");

        var result = await RunAsync("import os\ndef main():\n return dict(os.environ)", env: """{"MINE":"1"}""");

        Assert.False(result.TryGetProperty("GEN_WORKER_TESTS_SECRET", out _));
        Assert.Equal("1", result.GetProperty("MINE").GetString());
        Assert.True(result.TryGetProperty("PATH", out _));
    }

    [Fact]
    public async Task Relative_paths_are_relative_to_the_playbook_and_modules_there_are_not_taken_for_Pythons()
    {
        using var folder = new TemporaryFolder();
        folder.Write("json.py", "raise SystemExit('the wrong json')");
        folder.Write("data.txt", "here");

        var context = Inputs.Context("""{"code":"def main():\n return open('data.txt').read()"}""", folder.Path);

        Assert.Equal("here", (await new PythonAction(TimeProvider.System).ExecuteAsync(context, default)).GetString());
    }

    [Theory]
    [InlineData("""{"code":"  "}""", "Input 'code' is empty.")]
    [InlineData("{}", "Input 'code' is missing.")]
    [InlineData("""{"code_b64":"%%"}""", "Input 'code_b64' is not base64 of UTF-8 text.")]
    [InlineData("""{"code_base64":"IA=="}""", "Input 'code_base64' is empty.")]
    [InlineData("""{"code":5}""", "Input 'code' must be text, and is a number.")]
    [InlineData("""{"code":"x","args":[1]}""", "Input 'args' must be a map, and is a list.")]
    [InlineData("""{"code":"x","timeout":0}""", "Input 'timeout' is 0; it is in seconds, more than 0 and at most 86400.")]
    [InlineData("""{"code":"x","timeout":1e300}""", "Input 'timeout' is 1e300; it is in seconds")]
    [InlineData("""{"code":"x","timeout":"5"}""", "Input 'timeout' must be a number, and is text.")]
    [InlineData("""{"code":"x","env":{"A":1}}""", "Input 'env.A' must be text, and is a number.")]
    public async Task A_wrong_input_is_told(string inputs, string error)
        => Assert.StartsWith(error, (await Assert.ThrowsAsync<ActionInputException>(() => new PythonAction(TimeProvider.System).ExecuteAsync(Inputs.Context(inputs), default))).Message);

    private static Task<JsonElement> RunAsync(
        string code, string args = "{}", string env = "{}", TimeProvider? time = null, CancellationToken cancellationToken = default)
        => new PythonAction(time ?? TimeProvider.System).ExecuteAsync(
            Inputs.Context($$"""{"code":{{JsonSerializer.Serialize(code)}},"args":{{args}},"env":{{env}}}"""), cancellationToken);
}
