using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Actions.Transfer;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Auth.Logins;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Cases;

/// <summary>
/// Transfers, between databases that have two rows and a key, as the cases' notes say, and that note what is asked of them. The real databases are in TransferTests.
/// </summary>
internal sealed class TransferCases : ICaseAdapter
{
    public string File => "transfer.json";

    public CaseAnswer Answer(JsonElement input)
        => input.TryGetProperty("op", out var op)
            ? op.GetString() == "convert" ? CaseAnswer.Of(() => Convert(input.GetProperty("value"))) : Move(input)
            : Task(input.GetProperty("task"));

    private static CaseAnswer Task(JsonElement task)
    {
        var ends = new Ends(["id"], 2, null);
        var names = new[] { "source", "target", "mode", "chunk_size", "key", "query" };
        var inputs = CaseJson.Parse($$"""{{{string.Join(',', task.EnumerateObject().Where(m => names.Contains(m.Name)).Select(static m => $"{CaseJson.Quote(m.Name)}:{m.Value.GetRawText()}"))}}}""");
        var answer = CaseAnswer.Of(
            () =>
            {
                var result = Execute(ends, inputs);
                var (source, target) = (task.GetProperty("source"), task.GetProperty("target"));
                var plan = TransferPlan.From(new(inputs), ends);
                return CaseJson.Parse($$"""
                    {"result":{"status":"success","data":{{result.GetRawText()}}},
                     "calls":[{"function":"{{plan.Source.Type}}_to_{{plan.Target.Type}}","arguments":{"source_query":{{CaseJson.Quote(ends.Query!)}},"target_table":{{CaseJson.Quote(ends.Plan!.Table.ToString())}},"target_query":null,"chunk_size":{{plan.ChunkSize}},"mode":"{{plan.ModeName}}"} }]}
                    """);
            },
            "an_error_is_an_error");
        return answer.Error is { } error ? answer with { Error = $"Transfer failed: {error}" } : answer;
    }

    private static CaseAnswer Move(JsonElement input)
    {
        string[] columns = [.. input.GetProperty("columns").EnumerateArray().Select(static c => c.GetString()!)];
        var fails = input.TryGetProperty("fail", out var fail) ? fail.GetString() : null;
        var ends = new Ends(columns, input.TryGetProperty("rows", out var rows) ? rows.GetInt32() : 0, fails);
        var chunk = input.TryGetProperty("chunkSize", out var size) ? size.GetInt32() : 1000;
        var mode = input.TryGetProperty("mode", out var given) ? given.GetString() : "append";
        return CaseAnswer.Of(
            () =>
            {
                var result = Execute(ends, CaseJson.Parse($$"""{"source":{"type":"postgres","auth":{},"query":"q"},"target":{"type":"snowflake","auth":{},"table":"t"},"chunk_size":{{chunk}},"mode":"{{mode}}"}"""));
                return CaseJson.Parse($$"""{"status":"success","rows_transferred":{{result.GetProperty("rows_transferred")}},"chunks_processed":{{result.GetProperty("chunks_processed")}}}""");
            },
            fails is null ? null : "an_error_is_an_error");
    }

    private static JsonElement Execute(Ends ends, JsonElement inputs)
        => new TransferAction(ends, new NoActions(), TimeProvider.System, new AnyLogin()).ExecuteAsync(new("t", Path.GetTempPath(), new(inputs)), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>A value of a row as JSON.</summary>
    private static JsonElement Convert(JsonElement value)
    {
        var (type, text) = value.ValueKind switch
        {
            JsonValueKind.Object when value.TryGetProperty("decimal", out var number) => (ColumnType.Exact, number.GetString()!),
            JsonValueKind.Object when value.TryGetProperty("date", out var date) => (ColumnType.Date, date.GetString()!),
            JsonValueKind.Object when value.TryGetProperty("datetime", out var time) => (ColumnType.Timestamp, time.GetString()!),
            JsonValueKind.Object when value.TryGetProperty("bytes", out var bytes) => (ColumnType.Text, bytes.GetString()!),
            _ => (ColumnType.Text, ""),
        };
        if (value.ValueKind != JsonValueKind.Object || text.Length == 0)
        {
            var rows = JsonRows.From(CaseJson.Parse($$"""[{"value":{{value.GetRawText()}}}]"""));
            return First(rows.Columns, b => rows.ReadAsync(b, CancellationToken.None).AsTask().GetAwaiter().GetResult());
        }

        return First([new("value", type)], batch =>
        {
            switch (type)
            {
                case ColumnType.Exact:
                    batch[0].Add(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case ColumnType.Date:
                    batch[0].Add((long)(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalDays);
                    break;
                case ColumnType.Timestamp:
                    batch[0].Add(Moments.ToMicroseconds(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
                    break;
                default:
                    batch[0].Add(text);
                    break;
            }

            batch.EndRow();
            return false;
        });
    }

    private static JsonElement First(IReadOnlyList<DatabaseColumn> columns, Func<RowBatch, bool> fill)
    {
        var batch = new RowBatch(columns, 1);
        fill(batch);
        return Json.Write(batch, static (writer, batch) => {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            RowJson.WriteValue(writer, batch, 0, 0);
            writer.WriteEndObject();
        });
    }

    /// <summary>Both databases of a transfer.</summary>
    private sealed class Ends(string[] columns, int rows, string? fails) : IPlugins<IDatabaseConnector>, IDatabaseConnector, IDatabaseSession, IRowReader, IRowWriter
    {
        private static readonly IPlugins<IDatabaseConnector> Databases = TestPlugins.Create().CreateScope().ServiceProvider.GetRequiredService<IPlugins<IDatabaseConnector>>();
        private int _read;
        private string _name = "";

        public string? Query { get; private set; }

        public WritePlan? Plan { get; private set; }

        public ImmutableArray<string> Names => Databases.Names;

        public ImmutableArray<PluginDescriptor> Descriptors => Databases.Descriptors;

        public DatabaseDialect Dialect => DatabaseDialect.PostgreSql;

        public LoginUse LoginUse => Databases.Get(_name).LoginUse;

        public IReadOnlyList<DatabaseColumn> Columns { get; } = [.. columns.Select(static c => new DatabaseColumn(c, ColumnType.Whole))];

        public long Changes => 0;

        public long RowsCommitted => 0;

        public bool TryGetDescriptor(string name, [NotNullWhen(true)] out PluginDescriptor? descriptor) => Databases.TryGetDescriptor(name, out descriptor);

        public IDatabaseConnector Get(string name)
        {
            _name = name;
            return this;
        }

        public bool TryGet(string name, [NotNullWhen(true)] out IDatabaseConnector? plugin) => (plugin = this) is not null;

        public Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken) => System.Threading.Tasks.Task.FromResult<IDatabaseSession>(this);

        public Task<IDatabaseTransaction> BeginAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IRowReader> ReadAsync(DatabaseStatement statement, CancellationToken cancellationToken)
        {
            Query = statement.Text;
            return fails is null ? System.Threading.Tasks.Task.FromResult<IRowReader>(this) : throw new DatabaseException(fails);
        }

        public Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IRowWriter> WriteAsync(WritePlan plan, CancellationToken cancellationToken)
        {
            Plan = plan;
            return System.Threading.Tasks.Task.FromResult<IRowWriter>(this);
        }

        public ValueTask<bool> ReadAsync(RowBatch batch, CancellationToken cancellationToken)
        {
            for (; _read < rows && !batch.IsFull; _read++)
            {
                for (var i = 0; i < Columns.Count; i++)
                {
                    batch[i].Add((long)_read);
                }

                batch.EndRow();
            }

            return new(_read < rows);
        }

        public ValueTask WriteAsync(RowBatch batch, CancellationToken cancellationToken) => default;

        public Task CompleteAsync(CancellationToken cancellationToken) => System.Threading.Tasks.Task.CompletedTask;

        public ValueTask DisposeAsync() => default;
    }

    /// <summary>Whatever credential a case names is there.</summary>
    private sealed class AnyLogin : IAuthResolver
    {
        public Task<ResolvedAuth> ResolveAsync(JsonElement auth, SecretScope secrets, CancellationToken cancellationToken = default)
            => System.Threading.Tasks.Task.FromResult(new ResolvedAuth(true, [Login.Create("auth", null, Json.EmptyObject)]));
    }

    private sealed class NoActions : IPlugins<IWorkerAction>
    {
        public ImmutableArray<string> Names => [];

        public ImmutableArray<PluginDescriptor> Descriptors => [];

        public bool TryGetDescriptor(string name, [NotNullWhen(true)] out PluginDescriptor? descriptor) => (descriptor = null) is not null;

        public IWorkerAction Get(string name) => throw new NotSupportedException();

        public bool TryGet(string name, [NotNullWhen(true)] out IWorkerAction? plugin) => (plugin = null) is not null;
    }
}
