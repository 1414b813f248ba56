using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Running;
using Spectre.Console;

namespace Gen.Samples.Worker.Output;

/// <summary>Shows which step runs: a spinner on a terminal, a line for each step anywhere else.</summary>
internal sealed class Progress(IAnsiConsole console, Playbook playbook, StatusContext? status) : IProgress<StepReport>
{
    private int _ended;

    public static async Task<PlaybookReport> ShowAsync(IAnsiConsole console, Playbook playbook, Func<Progress, Task<PlaybookReport>> run)
        => console.Profile.Capabilities.Interactive
            ? await console.Status().StartAsync(Markup.Escape(playbook.Name), status => run(new Progress(console, playbook, status)))
            : await run(new Progress(console, playbook, null));

    public void Report(StepReport value)
    {
        var place = $"{_ended + 1}/{playbook.Steps.Count} {value.Step.Name} ({value.Action})";
        if (value.State == StepState.Running)
        {
            status?.Status(Markup.Escape(place));
            return;
        }

        _ended++;
        console.WriteLine($"{place} {Words.Of(value.State)} {Words.Of(value.Duration)}");
    }
}
