using Gen.Plugins.Migrations;
using Gen.Plugins.Migrations.Tests.Support;

// DIALECT CONNECTION FOLDER free|step. With 'step' it writes down each step, and waits for a byte before it goes on.
var dialect = Enum.Parse<SqlDialect>(args[0]);
var steps = args[3] == "step";
var output = Console.OpenStandardOutput();
var input = Console.OpenStandardInput();
Say("ready");
try
{
    var migrator = new PluginMigrator(MigrationFolder.Read(args[2]), dialect, _ => ValueTask.FromResult(Connections.Create(dialect, args[1])));
    var result = await migrator.ApplyAsync(steps ? new Steps(p => Say($"{p.Step} {p.Migration} {p.Statement}")) : null);
    Line($"applied {string.Join(',', result.Applied)}");
    return 0;
}
catch (Exception e) when (e is PluginMigrationException)
{
    Line($"failed {e.Message.ReplaceLineEndings(" ")}");
    return 1;
}

void Line(string line)
{
    output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    output.Flush();
}

void Say(string line)
{
    Line(line);
    if (input.ReadByte() < 0)
    {
        // Whoever started this is gone.
        Environment.Exit(2);
    }
}

internal sealed class Steps(Action<MigrationProgress> report) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value) => report(value);
}
