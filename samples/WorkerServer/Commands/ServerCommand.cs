using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gen.Plugins.Migrations;

namespace Gen.Samples.WorkerServer.Commands;

/// <summary>The command line.</summary>
internal static class ServerCommand
{
    private const int Fine = 0;
    private const int WrongInput = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where it listens: http addresses with ';' between. Port 0 is any free one.",
            HelpName = "URLS",
            DefaultValueFactory = static _ => ServerSettings.DefaultUrls,
        };
        var database = new Option<string?>(DatabaseChoice.OptionName)
        {
            Description = $"Where all is kept: a connection string of SQLite ('Data Source=server.db') or PostgreSQL ('postgresql://user@host/name'). If not given, {DatabaseChoice.Variable}, or a file of the user's own.",
            HelpName = "CONNECTION",
        };
        var root = new RootCommand("The worker's server: a catalogue of playbooks, a queue of executions for workers, and the events that they report.") { urls, database };
        root.SetAction((parsed, token) => ServeAsync(parsed.GetValue(urls)!, parsed.GetValue(database), token));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);

        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction wrong)
        {
            // What was wrong must not scroll away above a page of help.
            wrong.ShowHelp = false;
            await parsed.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
            await Console.Error.WriteLineAsync("'worker-server --help' shows the options and examples.");
            return WrongInput;
        }

        // The host handles signals: it lets requests end before it stops.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(string urls, string? database, CancellationToken cancellationToken)
    {
        try
        {
            var settings = ServerSettings.Read(urls, Environment.GetEnvironmentVariable(ServerSettings.TokenVariable));
            await using var server = ServerHost.Build(settings, DatabaseChoice.Open(database));
            await server.StartAsync(cancellationToken);
            foreach (var url in server.Urls)
            {
                Console.WriteLine($"Listening on {url}");
            }

            await server.WaitForShutdownAsync(cancellationToken);
            return Fine;
        }
        catch (Exception e) when (e is WrongInputException or PluginMigrationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongInput;
        }
        catch (IOException e)
        {
            // Kestrel's word for an address that is taken, or not this machine's.
            await Console.Error.WriteLineAsync($"{e.Message} Choose other addresses with --urls.");
            return WrongInput;
        }
    }
}
