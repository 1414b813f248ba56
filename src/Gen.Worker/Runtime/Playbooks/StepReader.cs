using Gen.Plugins.Model.Text;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Playbooks;

/// <summary>Reads tasks: steps, nested tasks and entries of the workbook. What is no word of a task is an input of its action.</summary>
internal static class StepReader
{
    /// <summary>The words of a task that are not inputs.</summary>
    public static readonly string[] Words = ["step", "name", "description", "action", "inputs", "retry", "save"];

    private const int LongestName = 64;
    private const string ActionWord = "action";

    /// <summary>Words for the action, and what they were before: a former one wins, as it did.</summary>
    private static readonly string[] ActionWords = ["type", "tool", ActionWord];

    private static readonly string[] AllWords = [.. Words, .. ActionWords, "desc"];

    /// <param name="node">The task.</param>
    /// <param name="ownerName">The name of what it is nested in, which is its own if it has none; <see langword="null"/>: it must have one.</param>
    /// <param name="warnings">Gets what should be written otherwise.</param>
    /// <exception cref="PlaybookException">It is no task.</exception>
    public static PlaybookStep Read(YamlNode node, string? ownerName, ICollection<PlaybookWarning> warnings)
    {
        var members = new YamlMembers(node, ownerName is null ? "A step" : "A task");
        _ = members.OptionalText("description") ?? members.OptionalText("desc");
        var (action, place) = Action(members, warnings);
        var namesTask = NamesTask(members, action);
        if (namesTask)
        {
            warnings.Add(new(members.KeyLocationOf("name"), "'name' is now called 'task': the name of the task in the workbook."));
        }

        return new(Name(members, ownerName, namesTask), members.Location, action, place, Inputs(members, node, namesTask))
        {
            Retry = members.Find("retry")?.Value,
            Save = members.OptionalMap("save"),
        };
    }

    /// <summary>Former playbooks say with <c>name</c>, beside the step's own name, which task of the workbook is meant.</summary>
    private static bool NamesTask(YamlMembers members, string action)
        => members.Has("name") && members.Has("step") && action.Trim().Equals("workbook", StringComparison.OrdinalIgnoreCase);

    private static string Name(YamlMembers members, string? ownerName, bool namesTask)
    {
        var key = members.Has("name") && !namesTask ? "name" : "step";
        if (key == "name" && members.Has("step"))
        {
            throw new PlaybookException(members.LocationOf("name"), "A step has one name: 'step' and 'name' mean the same.");
        }

        if (ownerName is not null && !members.Has(key))
        {
            return ownerName;
        }

        var name = members.Text(key);
        return name.Length <= LongestName && name != PlaybookReader.Workload && IsName(name)
            ? name
            : throw new PlaybookException(
                members.LocationOf(key),
                $"'{name}' cannot be the name of a step. It is 1 to {LongestName} of letters, digits and '_', begins with a letter or '_', and is not '{PlaybookReader.Workload}'.");
    }

    private static (string Name, SourceLocation Location) Action(YamlMembers members, ICollection<PlaybookWarning> warnings)
    {
        var given = ActionWords.Where(members.Has).ToArray();
        if (given.Length == 0)
        {
            var slip = members.Keys.FirstOrDefault(static k => !AllWords.Contains(k.Text) && NearestNames.Find(k.Text, ActionWords).Length > 0);
            throw slip is null
                ? new PlaybookException(members.Location, $"{members.What} must have the key '{ActionWord}': the name of what it does.")
                : new PlaybookException(slip.Location, $"{members.What} has no key '{slip.Text}'. {Known.Hint(slip.Text, ActionWords)}");
        }

        foreach (var ignored in given.Skip(1))
        {
            warnings.Add(new(members.KeyLocationOf(ignored), $"'{ignored}' is not looked at, because '{given[0]}' is given too. Write '{ActionWord}', once."));
        }

        if (given[0] != ActionWord)
        {
            warnings.Add(new(members.KeyLocationOf(given[0]), $"'{given[0]}' is now called '{ActionWord}'."));
        }

        return (members.Text(given[0]), members.LocationOf(given[0]));
    }

    private static List<StepInput> Inputs(YamlMembers members, YamlNode node, bool namesTask)
    {
        var inputs = new List<StepInput>();
        foreach (var (key, value) in members.OptionalMap("inputs")?.Members ?? [])
        {
            inputs.Add(new(key, value));
        }

        foreach (var (key, value) in ((YamlMap)node).Members)
        {
            if (AllWords.Contains(key.Text) && !(namesTask && key.Text == "name"))
            {
                continue;
            }

            if (key.Text == "loop")
            {
                throw new PlaybookException(key.Location, "There is no 'loop'. Write 'action: iterator' with 'collection' and 'element', and put this under its 'task'.");
            }

            if (inputs.Exists(i => i.Name == key.Text))
            {
                throw new PlaybookException(key.Location, $"'{key.Text}' stands under 'inputs' too.");
            }

            inputs.Add(new(key, value));
        }

        return inputs;
    }

    private static bool IsName(string name) => !char.IsAsciiDigit(name[0]) && name.All(static c => c == '_' || char.IsAsciiLetterOrDigit(c));
}
