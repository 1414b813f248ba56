using Gen.Plugins.Tool.Commands;
using Gen.Plugins.Tool.Output;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>Runs the tool in this process, as its program does.</summary>
internal static class ToolRun
{
    public static ToolExit Run(params string[] arguments) => Run(hasColours: false, width: null, arguments);

    /// <summary>Runs the tool on a day.</summary>
    public static ToolExit RunOn(string day, params string[] arguments) => Run(hasColours: false, width: null, new FixedDay(day), arguments);

    public static ToolExit Run(bool hasColours, int? width, params string[] arguments) => Run(hasColours, width, null, arguments);

    /// <summary>Runs the tool with somebody who answers what it asks.</summary>
    public static ToolExit RunAnswered(string answer, params string[] arguments) => Run(hasColours: false, width: null, null, arguments, () => answer);

    private static ToolExit Run(bool hasColours, int? width, TimeProvider? clock, string[] arguments, Func<string?>? answer = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = GenCommand.Run(arguments, new Terminal(output, error, width) { HasColours = hasColours, Answer = answer }, clock);
        var exit = new ToolExit(code, output.ToString(), error.ToString());

        // Whatever a test is about: no crash, and nothing that only a programmer understands.
        Assert.InRange(code, 0, 2);
        Assert.DoesNotContain("did not expect", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", exit.Error, StringComparison.Ordinal);
        return exit;
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static string Output(params string[] arguments)
    {
        var exit = Run(arguments);
        Assert.True(exit.Code == 0, $"{exit.Code}: {exit.Error}{exit.Output}");
        return exit.Output;
    }
}
