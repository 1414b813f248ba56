using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Controllers.Iterator;

/// <summary>How a list is gone through.</summary>
/// <param name="Element">The name of an item.</param>
/// <param name="Limit">How many items at the most; <see langword="null"/>: all.</param>
/// <param name="Chunk">How many items an iteration gets, as a list; <see langword="null"/>: one, as it is.</param>
/// <param name="Enumerate">Whether iterations see <c>index</c> and <c>item</c>.</param>
/// <param name="Concurrency">How many iterations may run at once.</param>
/// <param name="OnError">What a failure means.</param>
internal sealed record IteratorOptions(string Element, int? Limit, int? Chunk, bool Enumerate, int Concurrency, OnError OnError)
{
    /// <summary>How many iterations run at once if the mode is async and nothing else is said.</summary>
    public const int UnsetConcurrency = 8;

    /// <summary>More at once help no machine.</summary>
    public const int MostConcurrency = 1_000;

    private static readonly string[] Reserved = ["workload", "execution_id", "parent", IterationNames.Loop, IterationNames.Batch, IterationNames.Index];

    /// <exception cref="ActionInputException">One of them is wrong.</exception>
    public static IteratorOptions From(ActionInputs inputs)
    {
        var isAsync = IsAsync(inputs);
        var concurrency = Whole(inputs, "concurrency") ?? UnsetConcurrency;
        if (concurrency is < 1 or > MostConcurrency)
        {
            throw inputs.Wrong("concurrency", $"is {concurrency}; it is 1 to {MostConcurrency}.");
        }

        var limit = Whole(inputs, "limit");
        return new(
            ElementName(inputs),
            limit is null or >= 0 ? limit : throw inputs.Wrong("limit", $"is {limit}; it is 0 or more."),
            Whole(inputs, "chunk") is { } chunk and > 0 ? chunk : null,
            inputs.TryGet("enumerate", out var enumerate) && Truth.Of(enumerate),
            isAsync ? concurrency : 1,
            Failures(inputs));
    }

    private static string ElementName(ActionInputs inputs)
    {
        var name = inputs.Text("element");
        if (char.IsAsciiDigit(name[0]) || !name.All(static c => c == '_' || char.IsAsciiLetterOrDigit(c)))
        {
            throw inputs.Wrong("element", $"is '{name}'; it is the name of an item in expressions: letters, digits and '_', and no digit first.");
        }

        return Reserved.Contains(name) ? throw inputs.Wrong("element", $"is '{name}', which means something else in expressions. Choose another name.") : name;
    }

    private static bool IsAsync(ActionInputs inputs) => inputs.OptionalText("mode")?.Trim().ToUpperInvariant() switch
    {
        null or "SEQUENTIAL" => false,
        "ASYNC" or "PARALLEL" => true,
        _ => throw inputs.Wrong("mode", $"is '{inputs.Text("mode")}'; it is sequential or async (parallel means the same)."),
    };

    private static OnError Failures(ActionInputs inputs) => inputs.OptionalText("on_error")?.Trim().ToUpperInvariant() switch
    {
        null or "FAIL_IF_ALL" => OnError.FailIfAll,
        "CONTINUE" => OnError.Continue,
        "FAIL_FAST" => OnError.FailFast,
        _ => throw inputs.Wrong("on_error", $"is '{inputs.Text("on_error")}'; it is fail_if_all, continue or fail_fast."),
    };

    /// <summary>A whole number, which may be written as text: what a template with more in it than one expression gives.</summary>
    private static int? Whole(ActionInputs inputs, string name)
    {
        if (!inputs.TryGet(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw inputs.Wrong(name, $"must be a whole number, and is {Json.Describe(value)}.");
    }
}
