using System.Globalization;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Shared.Saving;

/// <summary>
/// What a step says of saving. Everything may stand in the step itself or, if <c>storage</c> is a map, in it; there it has the last word. A class, so that nothing prints its members.
/// </summary>
public sealed class SaveSpec
{
    /// <summary>The kind, if none is said.</summary>
    public const string Event = "event";

    private const string Storage = "storage";
    private const int MostChunk = 100_000;

    private readonly ActionInputs _step;
    private readonly ActionInputs _storage;

    private SaveSpec(string kind, JsonElement config, ActionInputs step, ActionInputs storage)
    {
        Kind = kind;
        Config = config;
        (_step, _storage) = (step, storage);
    }

    /// <summary>The kind of storage, in lower case.</summary>
    public string Kind { get; }

    /// <summary>The map <c>storage</c>, without the kind; empty if it is text.</summary>
    public JsonElement Config { get; }

    /// <summary>What is saved: <c>data</c>, or by its former name <c>args</c>.</summary>
    public JsonElement? Data => Get("data") ?? Get("args");

    /// <summary>The author's own statement; blank counts as none.</summary>
    public string? Statement => Text("commands") ?? Text("command") ?? Text("sql") ?? Text("statement");

    /// <summary>Further values for the statement: a map.</summary>
    public JsonElement Parameters => Map("params");

    /// <summary>What becomes of the rows that are there: <c>insert</c>, <c>append</c>, <c>upsert</c> or <c>update</c>.</summary>
    public string? Mode => Text("mode");

    /// <summary>The key, as it is written: a name, names with commas between, or a list of names.</summary>
    public JsonElement? Key => Get("key");

    /// <summary>The format, as it is written.</summary>
    public JsonElement? Format => Get("format");

    /// <summary>The table.</summary>
    public string? Table => Text("table");

    /// <summary>Whether to write in batches, as it is written. Lists always are.</summary>
    public JsonElement? Batch => Get("batch");

    /// <summary>Rows in a batch, as it is written.</summary>
    public JsonElement? ChunkSize => Get("chunk_size") ?? Get("chunksize");

    /// <summary>How many batches at once, as it is written. One batch is written after the other, in one transaction.</summary>
    public JsonElement? Concurrency => Get("concurrency");

    /// <summary>The login, as it is written.</summary>
    public JsonElement? Auth => Get("auth");

    /// <summary>The name of the credential, if nothing but that is said of the login: as <c>auth</c>, or by its former name <c>credential</c>.</summary>
    public string? CredentialRef => (Auth ?? Get("credential")) is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    /// <summary>Members of a login, written out beside it: a former form.</summary>
    public JsonElement Spec => Map("spec");

    /// <summary>The columns of <see cref="Key"/>.</summary>
    /// <exception cref="ActionInputException">It is no text and no list of texts.</exception>
    public IReadOnlyList<string> Keys => Key switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(k => k.ValueKind == JsonValueKind.String && k.GetString() is { Length: > 0 } name ? name : throw WrongKey())],
        _ => throw WrongKey(),
    };

    /// <summary>Reads what a step says.</summary>
    /// <param name="inputs">The step's inputs, with all references resolved.</param>
    /// <exception cref="ActionInputException"><c>storage</c> is wrong.</exception>
    public static SaveSpec From(ActionInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (!inputs.TryGet(Storage, out var storage))
        {
            return new(Event, Json.EmptyObject, inputs, new(Json.EmptyObject));
        }

        switch (storage.ValueKind)
        {
            case JsonValueKind.String when !string.IsNullOrWhiteSpace(storage.GetString()):
                return new(Canonical(storage.GetString()!), Json.EmptyObject, inputs, new(Json.EmptyObject));
            case JsonValueKind.Object:
                var kind = Member(storage, "type") ?? Member(storage, "kind") ?? Event;
                var config = Without(storage, "type", "kind");
                string[] members = [.. config.EnumerateObject().Select(static m => m.Name)];
                return new(Canonical(kind), config, inputs, inputs.Group(Storage, config, members));
            default:
                throw inputs.Wrong(Storage, $"must be text, such as 'postgres', or a map with 'type', such as {{type: 'postgres', ...}}, and is {Json.Describe(storage)}.");
        }
    }

    /// <summary>A member, in the storage or in the step.</summary>
    /// <param name="name">The member's name.</param>
    public JsonElement? Get(string name) => _storage.TryGet(name, out var nested) ? nested : _step.TryGet(name, out var value) ? value : null;

    /// <summary>Those of these members that are given, as inputs for something else.</summary>
    /// <param name="names">The members' names.</param>
    public ActionInputs Inputs(IEnumerable<string> names) => new(Json.Write((Spec: this, names), static (writer, s) =>
    {
        writer.WriteStartObject();
        foreach (var name in s.names)
        {
            if (s.Spec.Get(name) is { } value)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }));

    /// <summary>The rows in a batch.</summary>
    /// <param name="unset">What it is if it is not given.</param>
    /// <exception cref="ActionInputException">It is no whole number, or none that makes sense.</exception>
    public int RowsInBatch(int unset)
    {
        // Templates make numbers text.
        var text = ChunkSize is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return text is null ? unset
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= MostChunk ? size
            : throw Wrong("chunk_size", FormattableString.Invariant($"is a whole number from 1 to {MostChunk}, and is {text}."));
    }

    /// <summary>An error about a member.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="message">What is wrong with it, as the end of a sentence that begins with the member.</param>
    public ActionInputException Wrong(string name, string message) => _storage.Has(name) ? _storage.Wrong(name, message) : _step.Wrong(name, message);

    /// <summary>Checks that the map <c>storage</c> has nothing in it that nobody reads.</summary>
    /// <param name="members">The members that this kind may have there.</param>
    /// <exception cref="ActionInputException">It has, with the nearest name.</exception>
    public void Check(ReadOnlySpan<string> members) => _ = _step.Group(Storage, Config, members);

    /// <summary>Writes a value, or null.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } given)
        {
            given.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private string? Text(string name)
    {
        if (Get(name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null
            : throw Wrong(name, $"must be text, and is {Json.Describe(value)}.");
    }

    private JsonElement Map(string name) => Get(name) is not { } value ? Json.EmptyObject
        : value.ValueKind == JsonValueKind.Object ? value
        : throw Wrong(name, $"must be a map, and is {Json.Describe(value)}.");

    private ActionInputException WrongKey() => Wrong("key", "must be a column's name, or a list of them.");

    private static string Canonical(string kind)
    {
#pragma warning disable CA1308 // Plugin names are lower case.
        return kind.Trim().ToLowerInvariant();
#pragma warning restore CA1308
    }

    private static string? Member(JsonElement map, string name)
        => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static JsonElement Without(JsonElement map, params string[] names) => Json.Write((map, names), static (writer, m) =>
    {
        writer.WriteStartObject();
        foreach (var member in m.map.EnumerateObject().Where(x => Array.IndexOf(m.names, x.Name) < 0))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    });
}
