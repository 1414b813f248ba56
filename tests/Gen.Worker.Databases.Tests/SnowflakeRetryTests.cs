using Gen.Worker.Actions.Snowflake;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>What is asked twice is done once, and what is busy is asked again, whatever the request is for.</summary>
public sealed class SnowflakeRetryTests : IAsyncLifetime
{
    private const string Id = """{"name":"ID","type":"FIXED","scale":0,"precision":10}""";

    private readonly Run _run = Run.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(Cut)]
    [InlineData(CutInside)]
    public async Task A_statement_whose_answer_is_lost_is_asked_for_again_and_runs_once(int loss)
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(2));
        server.LostAt[1] = loss;

        var result = await InsertAsync(server);

        Assert.Equal(2, result);
        Assert.Single(server.Statements);
        Assert.Equal([false, true], server.Submissions.Select(static s => s.IsRetry));
        Assert.Single(server.Submissions.Select(static s => s.Id).Distinct());
    }

    [Fact]
    public async Task A_statement_runs_once_too_if_the_token_expires_between_the_lost_answer_and_the_next_request()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(2));
        server.LostAt[1] = 503;
        server.TroubleAt[2] = 401;
        server.LostAt[3] = Cut;

        Assert.Equal(2, await InsertAsync(server));
        Assert.Single(server.Statements);
        Assert.Equal([false, true, true, true], server.Submissions.Select(static s => s.IsRetry));
    }

    [Fact]
    public async Task Two_statements_that_are_alike_both_run()
    {
        using var server = new SnowflakeStandIn(static _ => Result.Written(1));
        server.LostAt[1] = 503;

        await _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)"}""");

        Assert.Equal(2, server.Statements.Count);
        Assert.Equal([false, true, false], server.Submissions.Select(static s => s.IsRetry));
    }

    /// <summary>The first request begins the statement, the second to fourth ask for its state, the fifth and sixth for partitions.</summary>
    [Theory]
    [InlineData(2, "0")]
    [InlineData(2, null)]
    [InlineData(4, "0")]
    [InlineData(4, null)]
    [InlineData(5, "0")]
    [InlineData(5, null)]
    [InlineData(6, "0")]
    [InlineData(6, null)]
    [InlineData(6, "Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task A_busy_service_is_asked_again_for_a_state_and_for_a_partition(int request, string? retryAfter)
    {
        using var server = new SnowflakeStandIn(static _ => new(200, Id, ["""[["1"]]""", """[["2"]]""", """[["3"]]"""])) { RetryAfter = retryAfter };
        server.TroubleAt[request] = server.TroubleAt[request + 1] = 429;

        // What the service says counts, and not what the login does: that would last too long.
        var login = retryAfter is null ? server.Login : server.Login.Replace("\"retry_delay\":0", "\"retry_delay\":50", StringComparison.Ordinal);

        Assert.Equal("""[{"ID":1},{"ID":2},{"ID":3}]""", await _run.RowsAsync("snowflake", $$"""{"auth":{{login}},"sql":"SELECT id FROM t","timeout":20}"""));
        Assert.Single(server.Statements);
        Assert.Equal(8, server.Requests);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_result_that_breaks_off_is_asked_for_again(int request)
    {
        using var server = new SnowflakeStandIn(static _ => new(200, Id, ["""[["1"]]""", """[["2"]]"""]));
        server.LostAt[request] = CutInside;

        Assert.Equal("""[{"ID":1},{"ID":2}]""", await _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT id FROM t"}"""));
        Assert.Single(server.Statements);
    }

    /// <summary>The first request begins the statement, the fourth brings its result, the fifth a partition.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task An_answer_that_stalls_in_the_middle_is_asked_for_again(int request)
    {
        using var server = new SnowflakeStandIn(static _ => new(200, Id, ["""[["1"]]""", """[["2"]]"""]));
        server.LostAt[request] = Stalled;
        using var connector = new SnowflakeConnector(new HastyTime());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var session = await connector.OpenAsync(DatabaseLogin.FromJson(Run.Parse(server.Login)), _run.Folder, limit.Token);

        await using var reader = await session.ReadAsync(new("SELECT id FROM t"), limit.Token);
        var rows = await RowJson.ReadAsync(reader, limit.Token);

        Assert.Equal("""[{"ID":1},{"ID":2}]""", rows.GetRawText());
        Assert.Single(server.Statements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_service_that_stays_busy_is_asked_seven_times(int request)
    {
        using var server = new SnowflakeStandIn(static _ => new(200, Id, ["""[["1"]]""", """[["2"]]"""]));
        for (var i = 0; i < 7; i++)
        {
            server.TroubleAt[request + i] = 429;
        }

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _run.RowsAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"SELECT id FROM t"}"""));

        Assert.Equal("Snowflake refused (429): no reason given.", error.Message);
        Assert.Equal(request + 6, server.Requests);
    }

    private async Task<int> InsertAsync(SnowflakeStandIn server)
        => (await _run.StepAsync("snowflake", $$"""{"auth":{{server.Login}},"sql":"INSERT INTO t VALUES (1), (2)"}""")).GetProperty("changes").GetInt32();

    /// <summary>The system's clock, but what waits for the two minutes that a request may take waits for less than one second.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => base.CreateTimer(callback, state, dueTime == TimeSpan.FromMinutes(2) ? TimeSpan.FromSeconds(0.7) : dueTime, period);
    }
}
