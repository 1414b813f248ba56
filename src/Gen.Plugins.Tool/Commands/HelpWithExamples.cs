using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Gen.Plugins.Tool.Commands;

/// <summary>The usual help, and what people copy.</summary>
internal sealed class HelpWithExamples(HelpAction help, CommandParts parts) : SynchronousCommandLineAction
{
    private const string Exits = """
        Exit codes:
          0 fine   1 something is wrong with what was looked at   2 wrong usage, an unknown name, or input that cannot be read   130 stopped by Ctrl+C
        """;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parts.ExamplesOf(parseResult.CommandResult.Command) is { Length: > 0 } examples)
        {
            output.WriteLine("Examples:");
            output.WriteLine(examples);
            output.WriteLine();
        }

        output.WriteLine(Exits);
        return exitCode;
    }
}
