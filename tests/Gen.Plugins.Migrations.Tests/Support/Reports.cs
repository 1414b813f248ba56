namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>What a migrator reported; a test can act on it, on the migrator's own thread.</summary>
internal sealed class Reports(Action<MigrationProgress>? act = null) : IProgress<MigrationProgress>
{
    public List<MigrationProgress> All { get; } = [];

    public void Report(MigrationProgress value)
    {
        All.Add(value);
        act?.Invoke(value);
    }
}
