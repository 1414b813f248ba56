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

        var server = new Option<string>("--server") { Description = $"The server. If not given, {ServeCommand.ServerVariable}, or {ServeCommand.NearServer}. {ServeCommand.TokenVariable} is the token that it wants, if any.", DefaultValueFactory = static _ => Environment.GetEnvironmentVariable(ServeCommand.ServerVariable) is { Length: > 0 } url ? url : ServeCommand.NearServer, HelpName = "URL" };
        var slots = Number("--slots", "How many playbooks run at once; 4 if not given.", 4, 1, 64);
        var drain = Number("--drain", "How many seconds running playbooks may go on when the worker is asked to stop; 60 if not given.", 60, 0, 86_400);
        var lease = Number("--lease", "How many seconds the server takes this worker to be alive without hearing of it; 30 if not given.", 30, 2, 3600);
        var worker = new Option<string>("--worker-id") { Description = "This worker's name, which no other has. If not given, the machine's name and the process's number.", DefaultValueFactory = static _ => ServeCommand.DefaultId, HelpName = "NAME" };
        var folder = new Option<string>("--folder") { Description = "The folder that relative paths in playbooks are relative to. If not given, the current one.", DefaultValueFactory = static _ => ".", HelpName = "FOLDER" };
        var serveCommand = new Command("serve", "Takes playbooks from a server and runs them, until it is asked to stop; then it lets those that run come to their end.") { server, slots, drain, lease, worker, folder };
        SetAction(serveCommand, (parsed, token) =>
        {
            parsed.InvocationConfiguration.ProcessTerminationTimeout = TimeSpan.FromSeconds(parsed.GetValue(drain)) + ServeCommand.Delivery;
            return new ServeCommand(DatabaseChoice.Read(parsed.GetValue(database)), parsed.GetValue(json)).RunAsync(
                new()
                {
                    Server = parsed.GetValue(server)!,
                    Token = Environment.GetEnvironmentVariable(ServeCommand.TokenVariable) is { Length: > 0 } secret ? secret : null,
                    WorkerId = parsed.GetValue(worker)!,
                    Slots = parsed.GetValue(slots),
                    Drain = TimeSpan.FromSeconds(parsed.GetValue(drain)),
                    Lease = TimeSpan.FromSeconds(parsed.GetValue(lease)),
                    Folder = Path.GetFullPath(parsed.GetValue(folder)!),
                },
                token);
        });

        var root = new RootCommand("Runs playbooks: steps, each done by an action, which is a plugin. Without a command it runs the playbook that comes with it.")
        {
            json, database, runCommand, serveCommand, listCommand, runsCommand, showCommand,
        };
        SetAction(root, (parsed, token) => Run(parsed).RunAsync(RunCommand.DefaultPlaybook, token));
        AddExamples(root);
        return new(root);

        RunCommand Run(ParseResult parsed) => new(DatabaseChoice.Read(parsed.GetValue(database)), parsed.GetValue(json));

        HistoryCommands History(ParseResult parsed) => new(DatabaseChoice.Read(parsed.GetValue(database)), parsed.GetValue(json));
    }

    private static Option<int> Number(string name, string description, int unset, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => unset, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < least || number > most))
            {
                result.AddError($"{name} takes a number from {least} to {most}.");
            }
        });
        return option;
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
        // The library hears signals once this has returned a task. Until then the host would take them, and nobody ask it.
        await Task.Yield();
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
