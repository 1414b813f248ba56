using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using Gen.Plugins.Model.Names;
using Gen.Plugins.Tool.Compositions;
using Gen.Plugins.Tool.Output;
using Gen.Plugins.Tool.Reading;
using Gen.Plugins.Tool.Tiers;
using Gen.Plugins.Tool.Tiers.Reading;

namespace Gen.Plugins.Tool.Commands;

/// <summary>What the commands share: the options of all of them, the path that most of them take, and where they write.</summary>
/// <param name="terminal">Where they write.</param>
/// <param name="clock">Tells the day.</param>
internal sealed class CommandParts(Terminal terminal, TimeProvider clock)
{
    private readonly Dictionary<Command, string> _examples = [];

    /// <summary>Print JSON.</summary>
    public Option<bool> JsonOption { get; } = new("--json") { Description = "Print JSON instead of text.", Recursive = true };

    /// <summary>Print no colours.</summary>
    public Option<bool> NoColorOption { get; } = new("--no-color") { Description = "Print no colours; so does the environment variable NO_COLOR.", Recursive = true };

    public static Argument<string> Path()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "An assembly, a package, a project, a solution or a folder. Nothing of it is run.",
            DefaultValueFactory = static _ => ".",
        };
        RefuseOptions(path);
        return path;
    }

    /// <summary>The name of a plugin; shells complete it with those of the path.</summary>
    public static Argument<string> Name(Argument<string> path)
    {
        var name = new Argument<string>("NAME") { Description = "A plugin's name, contract/name, or an alias.", HelpName = "NAME" };
        RefuseOptions(name);
        name.CompletionSources.Add(context => Completions(context.ParseResult.GetValue(path)));
        return name;
    }

    /// <summary>An option whose values shells complete with the names of the path's plugins.</summary>
    public static void CompleteNames(Option option, Argument<string> path) => option.CompletionSources.Add(context => Completions(context.ParseResult.GetValue(path)));

    /// <summary>The day, in UTC.</summary>
    public DateOnly Today => TierDates.Today(clock);

    public bool IsJson(ParseResult parsed) => parsed.GetValue(JsonOption);

    public Terminal Terminal(ParseResult parsed)
    {
        if (parsed.GetValue(NoColorOption))
        {
            terminal.HasColours = false;
        }

        return terminal;
    }

    /// <summary>Reads what the path leads to, and tells what could not be read of it.</summary>
    /// <exception cref="UnreadableException">Nothing could.</exception>
    public Examined Read(ParseResult parsed, Argument<string> path)
    {
        var examined = PathReader.Read(parsed.GetValue(path)!);
        Tell(examined.Notes);
        return examined;
    }

    /// <summary>Reads the tiers of what the path leads to, and tells what could not be read of it.</summary>
    /// <inheritdoc cref="Read"/>
    public TierReading ReadTiers(ParseResult parsed, Argument<string> path, bool withUses)
    {
        var reading = TierReader.Read(parsed.GetValue(path)!, withUses);
        Tell(reading.Notes);
        return reading;
    }

    /// <summary>Gives a command's help something to copy.</summary>
    public void Examples(Command command, string examples) => _examples.Add(command, examples);

    /// <summary>The examples of a command and of those below it.</summary>
    public string ExamplesOf(Command command) =>
        _examples.TryGetValue(command, out var own) ? own : string.Join('\n', command.Subcommands.Select(ExamplesOf).Where(static e => e.Length > 0));

    /// <summary>The library takes a misspelt option for an argument, if there is room for one.</summary>
    public static void RefuseOptions(Argument argument) => argument.Validators.Add(static result =>
    {
        if (result.Tokens is [{ Value: ['-', _, ..] option }, ..])
        {
            result.AddError($"There is no option '{option}'.");
        }
    });

    private void Tell(IEnumerable<string> notes)
    {
        foreach (var note in notes)
        {
            terminal.Error(note);
        }
    }

    /// <summary>Proper names only: a shell may take anything else for a command.</summary>
    private static IEnumerable<CompletionItem> Completions(string? path)
    {
        try
        {
            return PathReader.Read(path ?? ".").Subjects.SelectMany(static s => s.Plugins).Select(static p => p.Plugin.Name).Where(PluginName.IsValid).Distinct(StringComparer.Ordinal).Select(static n => new CompletionItem(n));
        }
        catch (UnreadableException)
        {
            // Who is typing is not helped by a message.
            return [];
        }
    }

    public void ExtendHelp(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, this);
    }
}
