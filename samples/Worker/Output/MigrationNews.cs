using Gen.Plugins.Migrations;
using Gen.Samples.Worker.Commands;

namespace Gen.Samples.Worker.Output;

/// <summary>A line about what was done to the database; none if nothing was, and none if the worker made a file of its own.</summary>
internal sealed class MigrationNews(DatabaseChoice choice, bool isExpected) : IProgress<MigrationProgress>
{
    private readonly List<string> _applied = [];

    public void Report(MigrationProgress value)
    {
        switch (value)
        {
            case { Step: MigrationStep.Applied, Migration: { } migration }:
                _applied.Add($"{migration.Plugin} {migration.Number}");
                break;
            case { Step: MigrationStep.Waiting, Message: { } message }:
                Console.Error.WriteLine(message);
                break;
        }
    }

    public void Tell()
    {
        if (_applied.Count > 0 && !isExpected)
        {
            Console.Error.WriteLine($"Database {choice.Address.Name}: migrations applied: {string.Join(", ", _applied)}.");
        }
    }
}
