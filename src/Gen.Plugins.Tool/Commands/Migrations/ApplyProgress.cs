using System.Globalization;
using Gen.Plugins.Migrations;
using Gen.Plugins.Tool.Migrations;

namespace Gen.Plugins.Tool.Commands.Migrations;

/// <summary>Tells on standard error how far applying is, a line for each migration, and keeps what became of each.</summary>
internal sealed class ApplyProgress(MigrationRun run) : IProgress<MigrationProgress>
{
    public const string Applied = "applied";
    public const string Elsewhere = "applied-elsewhere";
    public const string Failed = "failed";
    public const string Pending = "pending";

    private readonly Dictionary<PluginMigration, (string State, TimeSpan? Duration)> _states = [];

    /// <summary>What became of a migration, and how long it took.</summary>
    public (string State, TimeSpan? Duration) this[PluginMigration migration] => _states.GetValueOrDefault(migration, (Pending, null));

    /// <summary>Puts down what another process did while this one waited.</summary>
    public void AddElsewhere(IEnumerable<PluginMigration> migrations)
    {
        foreach (var migration in migrations)
        {
            _states[migration] = (Elsewhere, null);
        }
    }

    public void Report(MigrationProgress value)
    {
        switch (value.Step)
        {
            case MigrationStep.Waiting:
                run.Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"Waiting up to {run.LockWait.TotalSeconds:0} s for another process: {run.Shown(value.Message ?? "")}"));
                break;
            case MigrationStep.Resumed:
                run.Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"{Place(value)} was cut off, and goes on at statement {value.Statement} of {value.StatementCount}"));
                break;
            case MigrationStep.Started:
                run.Terminal.Live(Place(value));
                break;
            case MigrationStep.StatementStarting:
                run.Terminal.Live(string.Create(CultureInfo.InvariantCulture, $"{Place(value)}, statement {value.Statement} of {value.StatementCount}"));
                break;
            case MigrationStep.Applied:
                _states[value.Migration!] = (Applied, value.Elapsed);
                run.Terminal.Error($"{Place(value)}: applied in {MigrationWords.Duration(value.Elapsed)}");
                break;
            case MigrationStep.AppliedElsewhere:
                _states[value.Migration!] = (Elsewhere, null);
                run.Terminal.Error($"{Place(value)}: applied by another process");
                break;
            case MigrationStep.Failed when !run.Token.IsCancellationRequested:
                // Why is told at the end.
                _states[value.Migration!] = (Failed, value.Elapsed);
                break;
        }
    }

    private static string Place(MigrationProgress value) => string.Create(CultureInfo.InvariantCulture, $"[{value.Index + 1}/{value.Count}] {value.Migration!.Path} of '{value.Migration.Plugin}'");
}
