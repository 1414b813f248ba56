using Gen.Plugins.Migrations.Tests.Support;

namespace Gen.Plugins.Migrations.Tests.Running;

/// <summary>Several processes at one database, and processes that die.</summary>
public abstract class ProcessTests
{
    [Fact]
    public async Task Eight_processes_apply_each_migration_once()
    {
        await using var database = await CreateAsync();
        using var folder = new TestFolder();
        folder.With("a/1_runs.sql", "CREATE TABLE runs (migration integer)").With("a/2_alone.sql", "-- gen: no-transaction\nINSERT INTO runs VALUES (2);\nVACUUM;\nINSERT INTO runs VALUES (2)");
        for (var i = 3; i <= 20; i++)
        {
            folder.With($"{(char)('a' + (i % 3))}/{i}_run.sql", $"INSERT INTO runs VALUES ({i})");
        }

        Child[] children = [.. Enumerable.Range(0, 8).Select(_ => new Child(database, folder, steps: false))];
        try
        {
            foreach (var child in children)
            {
                Assert.Equal("ready", await child.ReadAsync());
            }

            await Task.WhenAll(children.Select(static c => c.GoOnAsync()));
            var lines = await Task.WhenAll(children.Select(static c => c.ReadAsync()));
            Assert.All(lines, static l => Assert.StartsWith("applied ", l, StringComparison.Ordinal));
            var applied = lines.SelectMany(static l => l!["applied ".Length..].Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
            Assert.Equal(20, applied.Distinct().Count());

            // Of the one without a transaction two processes can do a part each under SQLite; the last step counts.
            Assert.Equal(20, applied.Count);
        }
        finally
        {
            foreach (var child in children)
            {
                await child.DisposeAsync();
            }
        }

        Assert.Equal(
            Enumerable.Range(2, 19).SelectMany(static n => Enumerable.Repeat(n, n == 2 ? 2 : 1)).Select(static n => $"{n}"),
            await database.QueryAsync("SELECT migration FROM runs ORDER BY migration"));
        Assert.Equal(["20"], await database.QueryAsync("SELECT count(*) FROM gen_plugin_migrations"));
    }

    [Fact]
    public async Task Killed_before_and_after_each_statement_a_run_ends_as_if_nothing_had_happened()
    {
        using var folder = Migrations();
        string expected;
        await using (var undisturbed = await CreateAsync())
        {
            await undisturbed.Migrator(folder.Read()).ApplyAsync();
            expected = await undisturbed.StateAsync();
        }

        for (var steps = 0; ; steps++)
        {
            await using var database = await CreateAsync();
            await using var child = new Child(database, folder, steps: true);
            string? line = "";
            for (var i = 0; i <= steps && line is not null; i++)
            {
                line = await child.ReadAsync();
                if (line?.StartsWith("applied ", StringComparison.Ordinal) == true)
                {
                    Assert.True(steps > 20, $"There were but {steps} places to die at.");
                    return;
                }

                if (i < steps)
                {
                    await child.GoOnAsync();
                }
            }

            await child.KillAsync();
            await database.Migrator(folder.Read()).ApplyAsync();
            var state = await database.StateAsync();
            Assert.True(expected == state, $"Killed at '{line}':\n{state}\nnot:\n{expected}");
        }
    }

    [Fact]
    public async Task When_the_holder_is_killed_others_go_on()
    {
        await using var database = await CreateAsync();
        using var folder = new TestFolder().With("p/1_a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1)").With("p/2_b.sql", "INSERT INTO a VALUES (2)");

        // The history table is there, so that the two meet at the first migration.
        await database.Migrator([MigrationFolder.Of("other/1_a.sql", "SELECT 1")]).ApplyAsync();
        await using var holder = new Child(database, folder, steps: true);
        await holder.GoOnUntilAsync("StatementDone p 1_a.sql 1");
        Task? killed = null;
        var reports = new Reports(r => killed ??= r.Step == MigrationStep.Waiting ? holder.KillAsync() : null);
        var result = await database.Migrator(folder.Read()).ApplyAsync(reports);

        Assert.NotNull(killed);
        await killed;
        Assert.Equal(2, result.Applied.Length);
        Assert.Equal(["1", "2"], await database.QueryAsync("SELECT id FROM a ORDER BY id"));
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_for_whom()
    {
        await using var database = await CreateAsync();
        using var folder = new TestFolder().With("p/1_a.sql", "CREATE TABLE a (id integer)");
        await database.Migrator([MigrationFolder.Of("other/1_a.sql", "SELECT 1")]).ApplyAsync();
        await using var holder = new Child(database, folder, steps: true);
        await holder.GoOnUntilAsync("StatementDone p 1_a.sql 1");
        var e = await Assert.ThrowsAsync<MigrationLockException>(() => database.Migrator(folder.Read(), new() { LockWait = TimeSpan.FromMilliseconds(50) }).ApplyAsync());
        Assert.Matches(Holder, e.Message);

        // The holder has not been disturbed.
        await holder.GoOnAsync();
        await holder.GoOnUntilAsync("Applied");
    }

    protected abstract string Holder { get; }

    protected abstract Task<TestDatabase> CreateAsync();

    /// <summary>Transactions, and statements that refuse them.</summary>
    protected abstract TestFolder Migrations();
}
