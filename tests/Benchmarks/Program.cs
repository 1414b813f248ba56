using System.Globalization;
using Gen.Plugins.Benchmarks;
using Gen.Plugins.Benchmarks.Composition;
using Gen.Plugins.Benchmarks.Generator;
using Gen.Plugins.Benchmarks.Migrations;
using Gen.Plugins.Benchmarks.Registry;
using Gen.Plugins.Benchmarks.Startup;
using Gen.Plugins.Benchmarks.Tiers;
using Gen.Plugins.Benchmarks.Transfer;
using Gen.Plugins.Benchmarks.Worker;
using Spectre.Console;

if (args is [TransferSuite.Alone, .. var alone])
{
    return TransferSuite.RunAlone(alone);
}

// Each argument names a suite; none: all of them.
var suites = new (string Name, Func<IEnumerable<Figure>> Run)[]
{
    ("registry", RegistrySuite.Run),
    ("startup", StartupSuite.Run),
    ("hosting", HostingSuite.Run),
    ("generator", GeneratorSuite.Run),
    ("composition", CompositionSuite.Run),
    ("tiers", TierSuite.Run),
    ("migrations", MigrationSuite.Run),
    ("migrator", MigratorSuite.Run),
    ("transfer", TransferSuite.Run),
    ("engine", EngineSuite.Run),
    ("worker-start", WorkerStartSuite.Run),
};
if (args.Any(a => !suites.Any(s => s.Name == a)))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Benchmarks [-- {string.Join(' ', suites.Select(s => $"[{s.Name}]"))}]");
    return 2;
}

var table = new Table().AddColumns("what", "against", "goal", "measured", "medians");
var missed = 0;
foreach (var (name, run) in suites.Where(s => args.Length == 0 || args.Contains(s.Name)))
{
    Console.Error.WriteLine($"measuring {name} ...");
    foreach (var figure in run())
    {
        missed += figure.Reached ? 0 : 1;
        var value = figure.Value.ToString("0.00", CultureInfo.InvariantCulture) + figure.Unit;
        table.AddRow(Markup.Escape(figure.What), Markup.Escape(figure.Against), Markup.Escape(figure.Goal), figure.Reached ? value : $"[red]{value}[/]", Markup.Escape(figure.Seen));
        Console.WriteLine($"| {figure.What} | {figure.Against} | {figure.Goal} | {value}{(figure.Reached ? "" : " (missed)")} | {figure.Seen} |");
    }
}

AnsiConsole.Write(table);
Console.WriteLine($"{Environment.OSVersion}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}");
return missed == 0 ? 0 : 1;
