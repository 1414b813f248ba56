using System.CommandLine;
using System.CommandLine.Invocation;
using Gen.Plugins.Tool.Commands.Migrations;
using Gen.Plugins.Tool.Commands.Tiers;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Commands;

/// <summary>The command line.</summary>
internal static class GenCommand
{
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="clock">Tells the day; unset: the system's.</param>
    public static int Run(string[] arguments, Terminal terminal, TimeProvider? clock = null)
    {
        try
        {
            return Invoke(arguments, terminal, clock ?? TimeProvider.System);
        }
        catch (UnreadableException e)
        {
            terminal.Error(e.Message);
            return ExitCodes.WrongInput;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nobody who asks about a file that somebody else made is helped by a stack trace.
            terminal.Error($"gen failed on something that it did not expect: {e.GetType().Name}: {e.Message.Split('\n')[0].Trim()} Please report it with the command.");
            return ExitCodes.WrongInput;
        }
    }

    private static int Invoke(string[] arguments, Terminal terminal, TimeProvider clock)
    {
        var parsed = Create(terminal, clock).Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Errors,
            EnableDefaultExceptionHandler = false,

            // The library would end the process two seconds after Ctrl+C, whatever a database still has to roll back.
            ProcessTerminationTimeout = null,
        };
        if (parsed.Action is not ParseErrorAction wrong)
        {
            return parsed.Invoke(configuration);
        }

        // What was wrong must not scroll away above a page of help.
        wrong.ShowHelp = false;
        parsed.Invoke(configuration);
        terminal.Error("'gen --help' shows the commands and examples.");
        return ExitCodes.WrongInput;
    }

    private static RootCommand Create(Terminal terminal, TimeProvider clock)
    {
        var parts = new CommandParts(terminal, clock);
        var plugin = new Command("plugin", "Shows the plugins that a host, a package or a project is made of.")
        {
            ListCommand.Create(parts), InfoCommand.Create(parts), ValidateCommand.Create(parts), WhyCommand.Create(parts), GraphCommand.Create(parts),
        };
        var root = new RootCommand("Shows what a host is made of, why, and what is wrong with it, and migrates its database. Reads metadata and code: nothing of what it looks at is run.")
        {
            parts.JsonOption, parts.NoColorOption, plugin, MigrationsCommand.Create(parts), TiersCommand.Create(parts), ExplainCommand.Create(parts), CompletionCommand.Create(parts),
        };
        parts.Examples(root, """
              gen plugin list                        the plugins of the project or solution in this folder, as it was built last
              gen plugin list Acme.S3.1.2.0.nupkg    those of a package
              gen plugin why s3_batch                why a plugin is in, or out, and at its place in the order
              gen plugin why s3_batch --without      what else would be inactive if it were disabled
              gen plugin validate app.dll            all that is wrong with a host
              gen plugin graph --format svg          who needs whom
              gen migrations status --database "Data Source=app.db"    what a database lacks, and what does not fit
              gen migrations apply --database "Data Source=app.db"     applies that
              gen tiers                              which tier and which plugin uses which, and which must not
              gen explain GEN0102                    what an error of the build means
            """);
        parts.ExtendHelp(root);
        return root;
    }
}
