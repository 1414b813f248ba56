using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Tests.Storage;

public sealed class ExecutionIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_sort_by_their_time()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(i => ExecutionId.New(Now.AddTicks(i * 7L)))];

        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_of_one_time_differ() => Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => ExecutionId.New(Now)).Distinct().Count());

    [Fact]
    public void An_id_is_a_UUID_of_version_7_that_begins_with_its_time()
    {
        var id = ExecutionId.New(Now);

        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal(Now.ToUnixTimeMilliseconds(), Convert.ToInt64(id[..8] + id[9..13], 16));
    }
}
