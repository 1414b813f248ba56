namespace Gen.Plugins.Migrations.Applying;

/// <summary>Tells who asked how far a run is.</summary>
internal sealed class Narrator(IProgress<MigrationProgress>? progress, PluginMigratorOptions options)
{
    private PluginMigration? _migration;
    private int _index;
    private long _began;

    public int Count { get; set; }

    public int StatementCount { get; set; }

    public TimeSpan Elapsed => _migration is null ? TimeSpan.Zero : options.TimeProvider.GetElapsedTime(_began);

    public void Begin(PluginMigration migration, int index)
    {
        (_migration, _index, StatementCount) = (migration, index, 0);
        _began = options.TimeProvider.GetTimestamp();
    }

    /// <param name="step">What is done.</param>
    /// <param name="statement">The statement; the first is 1.</param>
    /// <param name="message">More.</param>
    public void Tell(MigrationStep step, int statement = 0, string? message = null)
        => progress?.Report(new(step, _migration, _index, Count, statement, StatementCount, Elapsed, message));

    public void Wait(string holder)
    {
        MigrationLog.Waiting(options.Logger, holder);
        Tell(MigrationStep.Waiting, message: holder);
    }
}
