using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Retries;

/// <summary>
/// Reads what a task says under <c>retry</c>: <c>true</c>, a number of attempts, a map, or a list of <c>when</c> and <c>then</c>.
/// </summary>
internal sealed class RetryReader
{
    /// <summary>More attempts than that are a mistake.</summary>
    public const int MostAttempts = 10_000;

    private static readonly TimeSpan MostDelay = TimeSpan.FromDays(1);
    private static readonly string[] Delays = ["max_attempts", "initial_delay", "max_delay", "backoff_multiplier", "jitter"];

    private readonly PlaybookStep _step;
    private readonly PlannedNames _names;
    private readonly PlaybookLimits _limits;

    private RetryReader(PlaybookStep step, PlannedNames names, PlaybookLimits limits)
    {
        _step = step;
        _names = names.With(AttemptNames.All);
        _limits = limits;
    }

    /// <param name="node">What it says.</param>
    /// <param name="step">The task.</param>
    /// <param name="names">The names that it sees.</param>
    /// <param name="limits">What expressions may cost.</param>
    /// <returns><see langword="null"/>: no retry.</returns>
    /// <exception cref="PlaybookException">It is none of these.</exception>
    public static RetryPolicy? Read(YamlNode node, PlaybookStep step, PlannedNames names, PlaybookLimits limits)
    {
        var reader = new RetryReader(step, names, limits);
        return node switch
        {
            YamlScalar { Text: "false" or "", IsText: false } => null,
            YamlScalar { Text: "true", IsText: false } => Of(RetryPolicy.UnsetAttempts),
            YamlScalar { IsText: false } scalar when int.TryParse(scalar.Text, out _) => Of(Attempts(scalar)),
            YamlMap map => reader.Map(map),
            YamlList { Items.Count: > 0 } list => new([.. list.Items.Select(reader.Rule)], ErrorIsText: false),
            _ => throw new PlaybookException(
                node.Location, "'retry' is true, a number of attempts, a map (max_attempts, retry_when, ...) or a list of maps with 'when' and 'then'."),
        };
    }

    private static RetryPolicy Of(int attempts) => new([new(RetryCondition.Failure, attempts, Backoff.Default)], ErrorIsText: true);

    private RetryPolicy Map(YamlMap map)
    {
        var members = new YamlMembers(map, "'retry'", [.. Delays, "retry_when", "stop_when"]);
        var (attempts, backoff) = Waits(members);
        var rule = new RetryRule(members.Find("retry_when") is { } when ? Condition(when.Value) : RetryCondition.Failure, attempts, backoff);
        return new(members.Find("stop_when") is { } stop ? [new(Condition(stop.Value), attempts, backoff) { Stops = true }, rule] : [rule], ErrorIsText: true);
    }

    private RetryRule Rule(YamlNode node)
    {
        var members = new YamlMembers(node, "A rule of 'retry'", ["when", "then"]);
        var then = new YamlMembers(members.Get("then"), "'then'", [.. Delays, "next_call", "collect"]);
        var (attempts, backoff) = Waits(then);
        return new(Condition(members.Get("when")), attempts, backoff) { Next = Next(then) };
    }

    private NextCall? Next(YamlMembers then)
    {
        if (!then.Has("next_call") && !then.Has("collect"))
        {
            return null;
        }

        var inputs = then.OptionalMap("next_call") is { } map ? (MapTemplate)TemplateParser.Parse(map, _limits) : new MapTemplate(then.Location, []);
        _names.Check(inputs, _step);
        if (!then.Has("collect"))
        {
            return new(inputs, CollectStrategy.Append, "");
        }

        var collect = new YamlMembers(then.Get("collect"), "'collect'", ["strategy", "path"]);
        return new(inputs, Strategy(collect), collect.OptionalText("path") ?? "");
    }

    private static CollectStrategy Strategy(YamlMembers collect) => collect.OptionalText("strategy") switch
    {
        null or "append" => CollectStrategy.Append,
        "merge" => CollectStrategy.Merge,
        "replace" => CollectStrategy.Replace,
        var other => throw new PlaybookException(collect.LocationOf("strategy"), $"There is no strategy '{other}'. Known: append, merge, replace."),
    };

    private RetryCondition Condition(YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            throw new PlaybookException(node.Location, "A condition is an expression in {{ }}, or true or false.");
        }

        var template = TemplateParser.Parse(scalar, _limits);
        if (template is ConstantTemplate constant && !RetryCondition.IsTrue(constant.Value) && scalar.Text is not ("false" or "no" or "0"))
        {
            throw new PlaybookException(scalar.Location, $"'{scalar.Text}' is text, which is never true. A condition is an expression: {{{{ {scalar.Text} }}}}.");
        }

        _names.Check(template, _step);
        return new(template);
    }

    private static (int Attempts, Backoff Backoff) Waits(YamlMembers members)
    {
        var unset = Backoff.Default;
        return (
            members.Find("max_attempts") is { } attempts ? Attempts(attempts.Value) : RetryPolicy.UnsetAttempts,
            new()
            {
                InitialDelay = Delay(members, "initial_delay", unset.InitialDelay),
                MaxDelay = Delay(members, "max_delay", unset.MaxDelay),
                Multiplier = members.Find("backoff_multiplier") is { } multiplier ? Number(multiplier.Value, "backoff_multiplier", 1, 1000) : unset.Multiplier,
                Jitter = members.Find("jitter") is { } jitter ? YesOrNo(jitter.Value) : unset.Jitter,
            });
    }

    private static int Attempts(YamlNode node)
        => node is YamlScalar { IsText: false } scalar && int.TryParse(scalar.Text, out var number) && number is >= 1 and <= MostAttempts
            ? number
            : throw new PlaybookException(node.Location, $"The number of attempts, the first included, is 1 to {MostAttempts}.");

    private static TimeSpan Delay(YamlMembers members, string key, TimeSpan unset)
        => members.Find(key) is { } member ? TimeSpan.FromSeconds(Number(member.Value, key, 0, MostDelay.TotalSeconds)) : unset;

    private static double Number(YamlNode node, string key, double least, double most)
        => node is YamlScalar { IsText: false } scalar && double.TryParse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new PlaybookException(node.Location, FormattableString.Invariant($"'{key}' is a number from {least} to {most}."));

    private static bool YesOrNo(YamlNode node) => node switch
    {
        YamlScalar { Text: "true", IsText: false } => true,
        YamlScalar { Text: "false", IsText: false } => false,
        _ => throw new PlaybookException(node.Location, "'jitter' is true or false."),
    };
}
