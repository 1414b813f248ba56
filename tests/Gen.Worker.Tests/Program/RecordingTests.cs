using System.Diagnostics;
using System.Text.Json;
using Gen.Plugins.Migrations.Tests.Support;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Program;

/// <summary>The worker's program and the database in which it records its runs.</summary>
[Collection(PostgreSqlGroup.Name)]
public sealed class RecordingTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "w.db");

    private string Sqlite => $"Data Source={File}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_database_gets_its_tables_once_and_every_run_after_that(bool onServer)
    {
        await using var postgreSql = onServer ? await server.CreateAsync() : null;
        var database = postgreSql?.ConnectionString ?? Sqlite;
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(2));

        var (first, second) = (await WorkerProgram.RunAsync("run", playbook, "--database", database), await WorkerProgram.RunAsync("run", playbook, "--database", database));

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.StartsWith($"Database {(onServer ? $"127.0.0.1:{server.Port}/{postgreSql!.Name}" : File)}: migrations applied: catalog 1, event_log 1, results 1, outbox 1.", first.Error);
        Assert.StartsWith("1/2 s1 (sqlite) succeeded", second.Error);
        var runs = await RunHistory.RunsAsync(database);
        Assert.Equal(["quick 1 succeeded", "quick 1 succeeded"], runs.Select(static r => $"{r.GetProperty("playbook")} {r.GetProperty("version")} {r.GetProperty("state")}"));
        Assert.Equal(playbook, runs[0].GetProperty("path").GetString());
        var shown = await RunHistory.ShowAsync(database, runs[0].GetProperty("id").GetString()!);
        Assert.Equal(
            ["execution_start", "task_start", "task_complete", "task_start", "task_complete", "execution_complete"],
            shown.GetProperty("events").EnumerateArray().Select(static e => e.GetProperty("event_type").GetString()));
        Assert.Equal("""{"rows":[{"n":2}],"changes":0}""", JsonSerializer.Serialize(shown.GetProperty("results")[1].GetProperty("result")));
        Assert.DoesNotContain(PostgreSqlServer.Password, first.Error + first.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gen_shows_its_migrations_and_applies_them_as_the_worker_does(bool onServer)
    {
        await using var postgreSql = onServer ? await server.CreateAsync() : null;
        var database = postgreSql?.ConnectionString ?? Sqlite;
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1));

        var pending = await WorkerProgram.GenAsync("migrations", "status", WorkerProgram.Built, "--database", database);
        var ran = await WorkerProgram.RunAsync("run", playbook, "--database", database);
        var applied = await WorkerProgram.GenAsync("migrations", "status", WorkerProgram.Built, "--database", database);

        Assert.Equal((1, 0, 0), (pending.Code, ran.Code, applied.Code));
        Assert.Contains("4 pending.", pending.Output);
        Assert.Contains("4 applied.", applied.Output);

        // And the other way round.
        await using var second = onServer ? await server.CreateAsync() : null;
        var other = second?.ConnectionString ?? Sqlite + "2";
        var made = await WorkerProgram.GenAsync("migrations", "apply", WorkerProgram.Built, "--database", other);
        var found = await WorkerProgram.RunAsync("run", playbook, "--database", other);
        Assert.Equal((0, 0), (made.Code, found.Code));
        Assert.DoesNotContain("migrations applied", found.Error);
    }

    [Fact]
    public async Task Runs_and_their_events_are_tables_for_people()
    {
        await WorkerProgram.RunAsync("run", _folder.Write("p.yaml", PlaybookText.Quick(1)), "--database", Sqlite);
        var id = (await RunHistory.RunsAsync(Sqlite))[0].GetProperty("id").GetString()!;

        var (runs, show) = (await WorkerProgram.RunAsync("runs", "--database", Sqlite), await WorkerProgram.RunAsync("show", id, "--database", Sqlite));

        Assert.Contains($"│ {id} │ quick    │       1 │ succeeded │", runs.Output);
        Assert.Contains("│ task_complete      │ s1    │ sqlite   │ success     │", show.Output);
        Assert.Contains("│ s1   │ 1 rows, changes 0 │", show.Output);
    }

    [Fact]
    public async Task What_changed_in_the_playbook_is_another_version()
    {
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1));
        await WorkerProgram.RunAsync("run", playbook, "--database", Sqlite);
        _folder.Write("p.yaml", PlaybookText.Quick(2));
        await WorkerProgram.RunAsync("run", playbook, "--database", Sqlite);

        Assert.Equal([2, 1], (await RunHistory.RunsAsync(Sqlite)).Select(static r => r.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Four_workers_may_start_at_once_on_a_new_file()
    {
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(10));

        var exits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkerProgram.RunAsync("run", playbook, "--database", Sqlite)));

        Assert.All(exits, static e => Assert.True(e.Code == 0, e.Error));
        Assert.Equal(["succeeded 1", "succeeded 1", "succeeded 1", "succeeded 1"], (await RunHistory.RunsAsync(Sqlite)).Select(static r => $"{r.GetProperty("state")} {r.GetProperty("version")}"));
        Assert.Equal(["4|4"], await QueryAsync("SELECT count(*), sum(success) FROM gen_plugin_migrations"));
        Assert.Equal(["88|40"], await QueryAsync("SELECT count(*), (SELECT count(*) FROM worker_results) FROM worker_events"));
        Assert.Equal(["w.db"], Directory.GetFiles(_folder.Path, "w.db*").Select(static f => Path.GetFileName(f)));
    }

    [Fact]
    public async Task A_run_that_goes_on_is_running()
    {
        using var witness = new Witness();
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1) + PlaybookText.Waiting("w", witness));
        using var worker = Process.Start(WorkerProgram.Command("run", playbook, "--database", Sqlite))!;
        using (await witness.AcceptAsync())
        {
            Assert.Equal(["running"], await RunHistory.StatesAsync(Sqlite));
        }

        Assert.Equal(0, (await WorkerProgram.EndAsync(worker)).Code);
        Assert.Equal(["succeeded"], await RunHistory.StatesAsync(Sqlite));
    }

    [Fact]
    public async Task A_run_that_is_stopped_by_its_user_is_cancelled()
    {
        using var witness = new Witness();
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1) + PlaybookText.Waiting("w", witness));
        using var worker = Process.Start(WorkerProgram.Command("run", playbook, "--database", Sqlite))!;
        using (await witness.AcceptAsync())
        using (var kill = Process.Start("kill", ["-INT", $"{worker.Id}"]))
        {
            Assert.Equal(130, (await WorkerProgram.EndAsync(worker)).Code);
        }

        Assert.Equal(["cancelled"], await RunHistory.StatesAsync(Sqlite));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--json")]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("runs")]
    [InlineData("show", "x")]
    [InlineData("rnu")]
    [InlineData("run", "no-such.yaml")]
    [InlineData("run", "--last", "0")]
    public async Task What_runs_nothing_makes_no_database(params string[] arguments)
    {
        var command = WorkerProgram.Command([.. arguments, "--database", Sqlite]);
        var own = WorkerProgram.Command(arguments);

        await WorkerProgram.RunAsync(command);
        await WorkerProgram.RunAsync(own);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        Assert.False(Directory.Exists(own.Environment["XDG_DATA_HOME"]));
    }

    [Fact]
    public async Task A_wrong_playbook_makes_no_database()
    {
        var exit = await WorkerProgram.RunAsync("run", _folder.Write("p.yaml", "name: n\nsteps: [{step: a, action: fax}]\n"), "--database", Sqlite);

        Assert.Equal(2, exit.Code);
        Assert.Equal(["p.yaml"], Directory.GetFiles(_folder.Path).Select(static f => Path.GetFileName(f)));
    }

    [Fact]
    public async Task Unless_told_otherwise_runs_are_recorded_in_a_file_of_the_users_own_and_nothing_is_said_of_it()
    {
        var command = WorkerProgram.Command("run", _folder.Write("p.yaml", PlaybookText.Quick(1)));

        var exit = await WorkerProgram.RunAsync(command);

        var file = Path.Combine(command.Environment["XDG_DATA_HOME"]!, "gen-worker", "worker.db");
        Assert.Equal(0, exit.Code);
        Assert.StartsWith("1/1 s1 (sqlite) succeeded", exit.Error);
        Assert.Equal(["succeeded"], await RunHistory.StatesAsync($"Data Source={file}"));
    }

    [Fact]
    public async Task The_option_wins_over_the_variable()
    {
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1));
        var (first, second) = (WorkerProgram.Command("run", playbook), WorkerProgram.Command("run", playbook, "--database", Sqlite));
        first.Environment["WORKER_DATABASE"] = second.Environment["WORKER_DATABASE"] = $"Data Source={_folder.Path}/variable.db";

        Assert.Equal((0, 0), ((await WorkerProgram.RunAsync(first)).Code, (await WorkerProgram.RunAsync(second)).Code));

        Assert.Equal(["succeeded"], await RunHistory.StatesAsync($"Data Source={_folder.Path}/variable.db"));
        Assert.Equal(["succeeded"], await RunHistory.StatesAsync(Sqlite));
    }

    [Theory]
    [InlineData("ENABLED_PLUGINS", "sqlite")]
    [InlineData("ENABLED_PLUGINS", "http; sq*")]
    [InlineData("Plugins__Enabled", "sqlite")]
    [InlineData("Plugins__Enabled__0", "sqlite")]
    public async Task Choosing_actions_does_not_switch_recording_off(string variable, string actions)
    {
        var command = WorkerProgram.Command("run", _folder.Write("p.yaml", PlaybookText.Quick(1)), "--database", Sqlite);
        command.Environment[variable] = actions;

        Assert.Equal(0, (await WorkerProgram.RunAsync(command)).Code);

        Assert.Equal(["succeeded"], await RunHistory.StatesAsync(Sqlite));
    }

    [Fact]
    public async Task Recording_that_is_switched_off_by_name_stops_the_start()
    {
        var command = WorkerProgram.Command("run", _folder.Write("p.yaml", PlaybookText.Quick(1)), "--database", Sqlite);
        command.Environment["Plugins__Disabled"] = "event_log";

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal(2, exit.Code);
        Assert.Contains("The contract 'event_log' must have a plugin, and none is active ('event_log': Plugins:Disabled names it).", exit.Error);
        Assert.False(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData("secret-canary", "--database: The connection string is not written as 'key=value;key=value'.")]
    [InlineData("Data Source=:memory:", "--database: What the worker records must outlive its connection")]
    [InlineData("Host=h;Sparkle=canary", "--database: PostgreSQL's driver does not understand the connection string")]
    [InlineData("Data Source=/no/such/folder/w.db", "The database cannot be opened: SQLite Error 14: 'unable to open database file'. The database is /no/such/folder/w.db; --database or WORKER_DATABASE names another.")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=canary", "The database cannot be opened: Failed to connect to 127.0.0.1:1")]
    public async Task A_database_that_cannot_be_used_is_exit_code_2_and_no_step_runs(string database, string error)
    {
        var exit = await WorkerProgram.RunAsync("run", _folder.Write("p.yaml", PlaybookText.Quick(1)), "--database", database);

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.StartsWith(error, exit.Error);
        Assert.Contains("--database", exit.Error);
        Assert.DoesNotContain("canary", exit.Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        var command = WorkerProgram.Command("run", _folder.Write("p.yaml", PlaybookText.Quick(1)));
        command.Environment["XDG_DATA_HOME"] = _folder.Write("file", "");

        var exit = await WorkerProgram.RunAsync(command);

        Assert.Equal(2, exit.Code);
        Assert.Contains("cannot be made", exit.Error);
        Assert.Contains("Name another database with --database or WORKER_DATABASE.", exit.Error);
    }

    [Fact]
    public async Task A_read_only_database_can_be_looked_at_and_runs_nothing()
    {
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1));
        Assert.Equal(0, (await WorkerProgram.RunAsync("run", playbook, "--database", Sqlite)).Code);

        var exit = await WorkerProgram.RunAsync("run", playbook, "--database", $"{Sqlite};Mode=ReadOnly");

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.StartsWith("No step was begun. The run cannot be recorded", exit.Error);
        Assert.Contains("attempt to write a readonly database", exit.Error);
        Assert.Equal(["succeeded"], await RunHistory.StatesAsync($"{Sqlite};Mode=ReadOnly"));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("runs")]
    public async Task A_database_of_a_newer_release_is_left_alone(string what)
    {
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1));
        Assert.Equal(0, (await WorkerProgram.RunAsync("run", playbook, "--database", Sqlite)).Code);
        await QueryAsync("INSERT INTO gen_plugin_migrations (plugin, number, name, checksum, applied_at, applied_by, success) VALUES ('event_log', 7, 'later', printf('%064d', 7), '2030-01-01T00:00:00.000Z', 'me', 1)");
        var before = await QueryAsync("SELECT count(*) FROM worker_events");

        var exit = await WorkerProgram.RunAsync(what == "run" ? ["run", playbook, "--database", Sqlite] : ["runs", "--database", Sqlite]);

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.Contains("newer", exit.Error);
        Assert.Equal(before, await QueryAsync("SELECT count(*) FROM worker_events"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var file = _folder.Write("w.db", "This is no database, and somebody may need it.");

        var exit = await WorkerProgram.RunAsync("run", _folder.Write("p.yaml", PlaybookText.Quick(1)), "--database", Sqlite);

        Assert.Equal(2, exit.Code);
        Assert.Contains("file is not a database", exit.Error);
        Assert.Equal("This is no database, and somebody may need it.", await System.IO.File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_server_that_goes_away_between_steps_ends_the_run_with_what_it_did_not_keep()
    {
        var own = new PostgreSqlServer();
        await own.InitializeAsync();
        using var witness = new Witness();
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1) + PlaybookText.Waiting("w", witness) + "  - {step: z, action: sqlite, inputs: {sql: SELECT 1}}\n");
        using var worker = Process.Start(WorkerProgram.Command("run", playbook, "--database", own.ConnectionString("postgres")))!;
        using (await witness.AcceptAsync())
        {
            await own.DisposeAsync();
        }

        var exit = await WorkerProgram.EndAsync(worker);

        Assert.Equal(1, exit.Code);
        Assert.Contains("Step 'w' (python): It did its work, but its result cannot be recorded. The event cannot be recorded (database 127.0.0.1:", exit.Error);
        Assert.Contains("could not be recorded; it will be shown as interrupted.", exit.Error);
        Assert.Contains("│ z    │ sqlite │ skipped", exit.Output);
        Assert.DoesNotContain(PostgreSqlServer.Password, exit.Error);
    }

    [Fact]
    public async Task A_connection_that_is_cut_between_steps_ends_the_run_which_is_interrupted()
    {
        await using var database = await server.CreateAsync();
        using var witness = new Witness();
        var playbook = _folder.Write("p.yaml", PlaybookText.Quick(1) + PlaybookText.Waiting("w", witness));
        using var worker = Process.Start(WorkerProgram.Command("run", playbook, "--database", database.ConnectionString))!;
        using (await witness.AcceptAsync())
        {
            Assert.Equal(["running"], await RunHistory.StatesAsync(database.ConnectionString));
            await database.QueryAsync("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        Assert.Equal(1, (await WorkerProgram.EndAsync(worker)).Code);
        Assert.Equal(["interrupted"], await RunHistory.StatesAsync(database.ConnectionString));
        Assert.Equal(["1|1"], await database.QueryAsync("SELECT count(*), (SELECT count(*) FROM worker_results) FROM worker_events WHERE event_type = 'task_complete'"));
    }

    private async Task<string[]> QueryAsync(string sql)
    {
        await using var worker = new TestWorker(Sqlite);
        return await worker.QueryAsync(sql);
    }
}
