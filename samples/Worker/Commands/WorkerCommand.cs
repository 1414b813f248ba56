using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gen.Plugins.Hosting;

namespace Gen.Samples.Worker.Commands;

/// <summary>The command line.</summary>
internal sealed class WorkerCommand
{
    private const int MostRuns = 50;

    private readonly RootCommand _root;

    private WorkerCommand(RootCommand root) => _root = root;

    public static WorkerCommand Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON instead of tables.", Recursive = true };
        var database = new Option<string?>(DatabaseChoice.OptionName)
        {
            Description = $"Where runs are recorded: a connection string of SQLite ('Data Source=worker.db') or PostgreSQL ('postgresql://user@host/name'). If not given, {DatabaseChoice.Variable}, or a file of the user's own.",
            HelpName = "CONNECTION",
            Recursive = true,
        };

        var file = new Argument<string?>("PLAYBOOK") { Description = "A YAML file. If not given, the playbook that comes with the worker.", Arity = ArgumentArity.ZeroOrOne };
        var runCommand = new Command("run", "Runs a playbook.") { file };
        SetAction(runCommand, (parsed, token) => Run(parsed).RunAsync(parsed.GetValue(file) ?? RunCommand.DefaultPlaybook, token));

        var listCommand = new Command("list", "Lists the active actions.");
        SetAction(listCommand, (parsed, token) => ListCommand.RunAsync(parsed.GetValue(json), token));

        var last = new Option<int>("--last") { Description = $"How many; {MostRuns} if not given.", DefaultValueFactory = static _ => MostRuns, HelpName = "N" };
        last.Validators.Add(static option =>
        {
            if (option.Tokens.Count > 0 && (!int.TryParse(option.Tokens[0].Value, out var number) || number < 1))
            {
                option.AddError("--last takes a number from 1 on.");
            }
        });
        var runsCommand = new Command("runs", "Shows what was run, the newest first.") { last };
        SetAction(runsCommand, (parsed, token) => History(parsed).RunsAsync(parsed.GetValue(last), token));

        var id = new Argument<string>("ID") { Description = "A run's id, as 'worker runs' shows it." };
        var showCommand = new Command("show", "Shows a run's events and results.") { id };
        SetAction(showCommand, (parsed, token) => History(parsed).ShowAsync(parsed.GetValue(id)!, token));

        var root = new RootCommand("Runs playbooks: steps, each done by an action, which is a plugin. Without a command it runs the playbook that comes with it.")
        {
            json, database, runCommand, listCommand, runsCommand, showCommand,
        };
        SetAction(root, (parsed, token) => Run(parsed).RunAsync(RunCommand.DefaultPlaybook, token));
        AddExamples(root);
        return new(root);

        RunCommand Run(ParseResult parsed) => new(DatabaseChoice.Read(parsed.GetValue(database)), parsed.GetValue(json));

        HistoryCommands History(ParseResult parsed) => new(DatabaseChoice.Read(parsed.GetValue(database)), parsed.GetValue(json));
    }

    public async Task<int> RunAsync(string[] arguments)
    {
        var parsed = _root.Parse(arguments);
        if (parsed.Action is ParseErrorAction wrong)
        {
            // What was wrong must not scroll away above a page of help.
            wrong.ShowHelp = false;
            await parsed.InvokeAsync();
            await parsed.InvocationConfiguration.Error.WriteLineAsync("'worker --help' shows the commands and examples.");
            return ExitCodes.WrongInput;
        }

        return await parsed.InvokeAsync();
    }

    /// <summary>What a command refuses to do is told in a line, without the page that an exception fills.</summary>
    private static void SetAction(Command command, Func<ParseResult, CancellationToken, Task<int>> run) => command.SetAction(async (parsed, cancellationToken) =>
    {
        try
        {
            return await run(parsed, cancellationToken);
        }
        catch (Exception e) when (e is WrongInputException or PluginConfigurationException or PluginStartException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.WrongInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Cancelled;
        }
    });

    private static void AddExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }
}
