using System.Globalization;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.Transfer;

/// <summary>What a step asks for.</summary>
internal sealed record TransferPlan(TransferEnd Source, TransferEnd Target, TableName Table, string? Query, IReadOnlyDictionary<string, JsonElement> Parameters, WriteMode Mode, IReadOnlyList<string> Key, int ChunkSize, bool CommitEachChunk, bool Create)
{
    public const string Http = "http";
    private const int UnsetChunk = 1000;
    private const int MostChunk = 100_000;

    private static readonly string[] SourceMembers =
    [
        "type", .. DatabaseLogins.Words, "query", "table", .. DatabaseLogins.Beside,
        "url", "endpoint", "method", "headers", "params", "body", "timeout", "data_path",
    ];

    private static readonly string[] TargetMembers = ["type", .. DatabaseLogins.Words, "table", "key", .. DatabaseLogins.Beside];

    /// <summary>The mode, as steps write it.</summary>
    public string ModeName => Mode switch { WriteMode.Replace => "replace", WriteMode.Upsert => "upsert", _ => "append" };

    /// <exception cref="ActionFailedException">An input is wrong.</exception>
    public static TransferPlan From(ActionInputs inputs, IPlugins<IDatabaseConnector> databases)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var source = End(inputs, "source", SourceMembers, databases, null);
        var target = End(inputs, "target", TargetMembers, databases, source.Type);
        var query = inputs.OptionalText("query") ?? source.Inputs.OptionalText("query");
        if (source.Type != Http && query is null == !source.Inputs.Has("table"))
        {
            throw source.Inputs.Wrong("query", "or 'table' says what to read: give one of them.");
        }

        var mode = ReadMode(inputs);
        return new(
            source,
            target,
            TableName.Parse(target.Inputs.Text("table")),
            query,
            inputs.Map("parameters").ToDictionary(static p => p.Name, static p => p.Value, StringComparer.Ordinal),
            mode,
            ReadKey(inputs.Has("key") ? inputs : target.Inputs),
            ReadChunk(inputs),
            inputs.OptionalText("commit")?.ToLowerInvariant() switch
            {
                null or "all" => false,
                "chunk" => true,
                var other => throw inputs.Wrong("commit", $"is '{other}'. It is 'all' or 'chunk'."),
            },
            SqlWork.Flag(inputs, "create") ?? false);
    }

    private static TransferEnd End(ActionInputs inputs, string name, string[] members, IPlugins<IDatabaseConnector> databases, string? sourceType)
    {
        var isSource = sourceType is null;
        if (!inputs.TryGetGroup(name, members, out var end))
        {
            throw new ActionFailedException($"'{name}' configuration is required: a map of 'type', 'auth' and so on.");
        }

        var type = end.Text("type").Trim().ToLowerInvariant();
        if (type == Http && isSource)
        {
            return new(Http, end);
        }

        if (!databases.TryGetDescriptor(type, out var database))
        {
            var known = string.Join(", ", databases.Names.Order(StringComparer.Ordinal));
            throw new ActionFailedException(type == Http
                ? $"Unsupported transfer direction: '{sourceType}' to 'http'. A target is one of {string.Join(", ", databases.Names.Order(StringComparer.Ordinal).Select(static n => $"'{n}'"))}."
                : $"Unsupported {name} type: {type}. Supported: {known}{(isSource ? ", http" : " (http as a source only)")}.{Names.Hint(type, databases.Names)}");
        }

        return databases.Get(database.Name).LoginUse != LoginUse.Server || DatabaseLogins.Has(end)
            ? new(database.Name, end)
            : throw new ActionFailedException($"{name}.auth is required: the database's login.");
    }

    private static WriteMode ReadMode(ActionInputs inputs) => inputs.OptionalText("mode")?.Trim().ToLowerInvariant() switch
    {
        null or "append" or "insert" => WriteMode.Append,
        "replace" or "truncate" => WriteMode.Replace,
        "upsert" or "merge" => WriteMode.Upsert,
        var other => throw inputs.Wrong("mode", $"is '{other}'.{Names.Hint(other, ["append", "replace", "upsert"])}"),
    };

    private static IReadOnlyList<string> ReadKey(ActionInputs inputs)
    {
        if (!inputs.TryGet("key", out var key))
        {
            return [];
        }

        IEnumerable<JsonElement> items = key.ValueKind == JsonValueKind.Array ? key.EnumerateArray() : [key];
        return [.. items.Select(k => k.ValueKind == JsonValueKind.String && k.GetString() is { Length: > 0 } name ? name : throw inputs.Wrong("key", "must be a column's name, or a list of them."))];
    }

    /// <summary>Templates make numbers text.</summary>
    private static int ReadChunk(ActionInputs inputs)
    {
        if (!inputs.TryGet("chunk_size", out var value))
        {
            return UnsetChunk;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= MostChunk
            ? size
            : throw inputs.Wrong("chunk_size", FormattableString.Invariant($"is a whole number from 1 to {MostChunk}, and is {value.GetRawText()}."));
    }
}
