using System.Text;
using System.Text.Json;
using Gen.Plugins.Migrations;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>The SQL of a step: statements, split and bound, that run one after the other.</summary>
public sealed class SqlWork
{
    /// <summary>The inputs that may hold the SQL; the first that is given counts. All but the first are former names.</summary>
    private static readonly string[] Texts = ["sql", "command", "commands", "command_b64", "commands_b64"];

    private readonly List<(DatabaseStatement Statement, string Place)> _statements;
    private readonly bool _inTransaction;

    /// <summary>Statements that are bound already.</summary>
    /// <param name="statements">The statements, and what messages call the place of each.</param>
    /// <param name="inTransaction">All of them or none.</param>
    public SqlWork(IEnumerable<(DatabaseStatement Statement, string Place)> statements, bool inTransaction)
        : this([.. statements], inTransaction, hasReference: false)
    {
    }

    private SqlWork(List<(DatabaseStatement Statement, string Place)> statements, bool inTransaction, bool hasReference)
        => (_statements, _inTransaction, HasReference) = (statements, inTransaction, hasReference);

    /// <summary>Somebody took SQL for a template.</summary>
    public bool HasReference { get; }

    /// <summary>The statements.</summary>
    public IReadOnlyList<DatabaseStatement> Statements => [.. _statements.Select(static s => s.Statement)];

    /// <summary>Reads a step's inputs.</summary>
    /// <param name="inputs">The inputs: <c>sql</c> (text or a list of texts), <c>parameters</c>, <c>transaction</c>, or their former names.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <param name="inTransaction">What <c>transaction</c> is if it is not given.</param>
    /// <exception cref="ActionInputException">An input is wrong.</exception>
    public static SqlWork From(ActionInputs inputs, DatabaseDialect dialect, bool inTransaction)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(dialect);
        var (name, texts) = ReadTexts(inputs);
        var parametersName = inputs.Has("parameters") ? "parameters" : "params";
        var values = inputs.Map(parametersName).ToDictionary(static m => m.Name, static m => m.Value, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var statements = new List<(DatabaseStatement, string)>();
        for (var i = 0; i < texts.Count; i++)
        {
            var place = texts.Count > 1 ? FormattableString.Invariant($"{name}[{i}]") : name;
            foreach (var (statement, where) in Split(inputs, place, texts[i], dialect))
            {
                try
                {
                    var bound = SqlBinder.Bind(statement, dialect, values);
                    used.UnionWith(bound.Parameters.Select(static p => p.Name));
                    statements.Add((bound, where));
                }
                catch (DatabaseException e)
                {
                    throw inputs.Wrong(where, $"cannot be bound. {e.Message}", e);
                }
            }
        }

        var hasReference = texts.Any(static t => t.Contains("{{", StringComparison.Ordinal));
        return values.Keys.FirstOrDefault(v => !used.Contains(v)) is { } unused
            ? throw inputs.Wrong($"{parametersName}.{unused}", $"is not used: no SQL of this step has ':{unused}'.")
            : statements.Count == 0 ? throw inputs.Wrong(name, "has no statement in it.")
            : new(statements, Flag(inputs, "transaction") ?? inTransaction, hasReference);
    }

    /// <summary>The SQL of a step, decoded.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="ActionInputException">There is none, or it is no text, or no base64.</exception>
    public static (string Name, IReadOnlyList<string> Texts) ReadTexts(ActionInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (Texts.FirstOrDefault(inputs.Has) is not { } name || !inputs.TryGet(name, out var value))
        {
            throw inputs.Wrong("sql", "is missing: the SQL that the step runs. Its former names are 'command', 'commands', 'command_b64' and 'commands_b64'.");
        }

        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        var texts = items.Select(item => item.ValueKind == JsonValueKind.String
            ? name.EndsWith("_b64", StringComparison.Ordinal) ? Decode(inputs, name, item.GetString()!) : item.GetString()!
            : throw inputs.Wrong(name, $"must be SQL or a list of SQL, and has {Json.Describe(item)} where SQL should be.")).ToList();
        return texts.Count == 0 || texts.Exists(string.IsNullOrWhiteSpace) ? throw inputs.Wrong(name, "is empty.") : (name, texts);
    }

    /// <summary>Splits SQL into its statements.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">The SQL.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <returns>The statements, and their places: <c>sql, line 3</c>.</returns>
    /// <exception cref="ActionInputException">It is no SQL: a string has no end, say.</exception>
    public static IReadOnlyList<(string Text, string Place)> Split(string name, string text, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return Split(new ActionInputs(Json.EmptyObject), name, text, dialect);
    }

    /// <summary>A yes or no.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="name">The input.</param>
    /// <returns><see langword="null"/> if it is not given.</returns>
    public static bool? Flag(ActionInputs inputs, string name)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return !inputs.TryGet(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw inputs.Wrong(name, $"must be true or false, and is {Json.Describe(value)}."),
        };
    }

    /// <summary>Runs the statements.</summary>
    /// <param name="session">Where.</param>
    /// <param name="cancellationToken">Stops it; then nothing stays, if it is in a transaction.</param>
    /// <returns>A map: <c>rows</c> of the last statement that gives any, and <c>changes</c>, the number of rows written.</returns>
    /// <exception cref="DatabaseException">A statement was refused. The message says which.</exception>
    public async Task<JsonElement> RunAsync(IDatabaseSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!_inTransaction)
        {
            return await RunAllAsync(session, cancellationToken).ConfigureAwait(false);
        }

        var transaction = await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var result = await RunAllAsync(session, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
    }

    private async Task<JsonElement> RunAllAsync(IDatabaseSession session, CancellationToken cancellationToken)
    {
        JsonElement? rows = null;
        var changes = 0L;
        for (var i = 0; i < _statements.Count; i++)
        {
            var (statement, place) = _statements[i];
            try
            {
                var reader = await session.ReadAsync(statement, cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    if (reader.Columns.Count > 0)
                    {
                        rows = await RowJson.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
                    }

                    changes += reader.Changes;
                }
            }
            catch (DatabaseException e) when (_statements.Count > 1)
            {
                throw new DatabaseException(
                    FormattableString.Invariant($"{e.Message.TrimEnd(' ', '.')}. In statement {i + 1} of {_statements.Count}, {place}{(_inTransaction || i == 0 ? "" : $"; what ran before it stays")}."), e);
            }
        }

        return Json.Write((Rows: rows, Changes: changes), static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("rows");
            if (r.Rows is { } given)
            {
                given.WriteTo(writer);
            }
            else
            {
                writer.WriteStartArray();
                writer.WriteEndArray();
            }

            writer.WriteNumber("changes", r.Changes);
            writer.WriteEndObject();
        });
    }

    private static string Decode(ActionInputs inputs, string name, string text)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw inputs.Wrong(name, "is not base64 of UTF-8 text.", e);
        }
    }

    private static List<(string Text, string Place)> Split(ActionInputs inputs, string name, string text, DatabaseDialect dialect)
    {
        try
        {
            var sql = dialect == DatabaseDialect.DuckDb ? HashComments.ToDashes(text) : text;
            return [.. SqlSplitter.Split(sql, dialect.Split).Select(s => (s.Text, FormattableString.Invariant($"{name}, line {s.Line}")))];
        }
        catch (SqlSyntaxException e)
        {
            throw inputs.Wrong(name, $"is no SQL. {e.Message}", e);
        }
    }
}
