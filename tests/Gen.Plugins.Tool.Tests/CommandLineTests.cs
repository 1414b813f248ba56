using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests;

public sealed partial class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gen plugin list ")]
    [InlineData("gen plugin list ", "plugin")]
    [InlineData("gen plugin list ", "plugin", "list")]
    [InlineData("gen plugin info ", "plugin", "info")]
    [InlineData("gen plugin validate ", "plugin", "validate")]
    [InlineData("gen plugin why ", "plugin", "why")]
    [InlineData("gen plugin graph ", "plugin", "graph")]
    [InlineData("gen tiers", "tiers")]
    [InlineData("gen tiers baseline ", "tiers", "baseline")]
    [InlineData("gen tiers exceptions", "tiers", "exceptions")]
    [InlineData("gen migrations apply ", "migrations")]
    [InlineData("gen migrations list ", "migrations", "list")]
    [InlineData("gen migrations validate ", "migrations", "validate")]
    [InlineData("gen migrations status ", "migrations", "status")]
    [InlineData("gen migrations apply ", "migrations", "apply")]
    [InlineData("gen migrations script ", "migrations", "script")]
    [InlineData("gen migrations baseline ", "migrations", "baseline")]
    [InlineData("gen migrations repair ", "migrations", "repair")]
    [InlineData("gen explain ", "explain")]
    [InlineData("gen completion ", "completion")]
    public void Each_command_has_help_with_examples_and_exit_codes(string example, params string[] command)
    {
        foreach (var help in new[] { "--help", "-h" })
        {
            var output = ToolRun.Output([.. command, help]);

            Assert.Contains("Usage:", output, StringComparison.Ordinal);
            Assert.Contains("Examples:", output, StringComparison.Ordinal);
            Assert.Contains("  " + example, output, StringComparison.Ordinal);
            Assert.Contains("Exit codes:", output, StringComparison.Ordinal);
            Assert.Contains("--json", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<NAME>", "plugin", "why")]
    [InlineData("<NAME>", "plugin", "info")]
    [InlineData("<ID>", "explain")]
    [InlineData("<SHELL>", "completion")]
    public void Help_names_what_is_asked_for_and_does_not_look_for_what_it_could_be(string argument, params string[] command) =>
        Assert.Contains($"\n  {argument}  ", ToolRun.Output([.. command, "--help"]).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("plugins")]
    [InlineData("plugin", "lst")]
    [InlineData("plugin", "info")]
    [InlineData("plugin", "list", "a", "b")]
    [InlineData("plugin", "list", "--nonsense")]
    [InlineData("explain")]
    [InlineData("tiers", "a", "b")]
    [InlineData("tiers", "baseline", "x.sarif")]
    [InlineData("tiers", "baseline", "--reason", "Old.")]
    [InlineData("completion", "cmd")]
    [InlineData]
    [InlineData("plugin")]
    public void Wrong_usage_is_2_and_says_where_help_is(params string[] arguments)
    {
        var exit = ToolRun.Run(arguments);

        Assert.Equal(2, exit.Code);
        Assert.Contains("'gen --help' shows the commands and examples.", exit.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _gen_complete gen")]
    [InlineData("zsh", "compdef _gen_complete gen")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName gen")]
    [InlineData("fish", "complete -c gen")]
    public void Prints_a_completion_script_for_each_shell(string shell, string line)
    {
        var script = ToolRun.Output("completion", shell);

        Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bash_script_completes_commands_names_and_ids_and_runs_nothing_of_them()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var app = Acme.Build(_folder);
        var gen = ToolProgram.Command();
        _folder.Write("gen", $"#!/bin/sh\nexec '{gen.FileName}' {string.Join(' ', gen.ArgumentList.Select(static a => $"'{a}'"))} \"$@\"\n");
        File.SetUnixFileMode(_folder["gen"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Contains("why", await Complete("gen plugin w"));
        Assert.Contains("GEN0102", await Complete("gen explain GEN010"));
        Assert.Contains("mermaid", await Complete("gen plugin graph --format m"));
        Assert.Contains("baseline", await Complete("gen tiers b"));
        Assert.Contains("exceptions", await Complete("gen tiers ex"));
        Assert.Contains("svg", await Complete("gen tiers --format s"));
        Directory.CreateDirectory(_folder["here/x"][..^2]);
        File.Copy(app, _folder["here/Acme.App.dll"]);
        Assert.Contains("daily", await Complete("gen plugin why da", "here"));
        Assert.Contains("baseline", await Complete("gen migrations b"));
        Assert.Contains("daily", await Complete("gen migrations list --plugin da", "here"));
        Assert.Contains("postgresql", await Complete("gen migrations script --dialect p"));

        async Task<string[]> Complete(string line, string folder = ".")
        {
            var bash = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder[folder + "/x"][..^2] };
            bash.Environment["PATH"] = _folder.Path + ":" + Environment.GetEnvironmentVariable("PATH");
            bash.ArgumentList.Add("-c");
            bash.ArgumentList.Add("""
                eval "$(gen completion bash)"
                COMP_LINE="$1"; COMP_POINT=${#1}; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _gen_complete
                printf '%s\n' "${COMPREPLY[@]}"
                """);
            bash.ArgumentList.Add("bash");
            bash.ArgumentList.Add(line);
            return (await ToolProgram.RunAsync(bash)).Output.Split('\n');
        }
    }

    [Fact]
    public async Task Has_a_version() => Assert.Matches(@"^\d+\.\d+\.\d+", (await ToolProgram.RunAsync("--version")).Output);

    [Fact]
    public async Task Reads_the_current_folder_unless_told_otherwise()
    {
        Acme.Build(_folder);
        var command = ToolProgram.Command("plugin", "list", "--json");
        command.WorkingDirectory = _folder["bin/x"][..^2];

        var exit = await ToolProgram.RunAsync(command);

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Equal("Acme.App.dll", JsonDocument.Parse(exit.Output).RootElement.GetProperty("compositions")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task Prints_no_colours_into_a_file_and_runs_nothing_of_what_it_reads()
    {
        var exit = await ToolProgram.RunAsync("plugin", "list", Acme.Build(_folder));

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.DoesNotContain('\u001b', exit.Output);
    }

    [Fact]
    public async Task Obeys_NO_COLOR_on_a_terminal()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var app = Acme.Build(_folder);

        Assert.Matches(Colour(), (await OnTerminal(app, null)).Output);
        Assert.DoesNotMatch(Colour(), (await OnTerminal(app, "1")).Output);
        Assert.Matches(Colour(), (await OnTerminal(app, "")).Output);

        static Task<ToolExit> OnTerminal(string app, string? noColor)
        {
            // script gives a program a terminal.
            var gen = ToolProgram.Command("plugin", "list", app);
            var script = new ProcessStartInfo("script") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            script.ArgumentList.Add("-qec");
            script.ArgumentList.Add($"'{gen.FileName}' {string.Join(' ', gen.ArgumentList.Select(static a => $"'{a}'"))}");
            script.ArgumentList.Add("/dev/null");
            script.Environment["TERM"] = "xterm";
            script.Environment.Remove("NO_COLOR");
            if (noColor is not null)
            {
                script.Environment["NO_COLOR"] = noColor;
            }

            return ToolProgram.RunAsync(script);
        }
    }

    [Fact]
    public async Task Ctrl_C_is_130()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Nobody reads what it prints, so that it waits when the pipe is full.
        using var process = Process.Start(Interruptible(ToolProgram.Command("plugin", "list", _folder.Write("Many.dll", Many().Image), "--json")))!;
        await process.StandardOutput.ReadAsync(new char[1].AsMemory());
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>A shell's background job ignores Ctrl+C, and so does what it starts; tests may run in one.</summary>
    private static ProcessStartInfo Interruptible(ProcessStartInfo command)
    {
        if (OperatingSystem.IsLinux())
        {
            command.ArgumentList.Insert(0, command.FileName);
            command.ArgumentList.Insert(0, "--default-signal=INT");
            command.FileName = "env";
        }

        return command;
    }

    [GeneratedRegex("\u001b\\[[0-9;]+m")]
    private static partial Regex Colour();

    private static Compiled Many() => Compiled.Library("Many", "using Gen.Plugins; namespace Many; [PluginContract(\"tool\")] public interface ITool { }\n"
        + string.Concat(Enumerable.Range(0, 1000).Select(static i => $"[Plugin(\"plugin_{i}\")] internal sealed class P{i} : ITool {{ }}\n")));
}
