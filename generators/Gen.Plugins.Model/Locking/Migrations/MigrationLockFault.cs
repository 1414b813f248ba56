namespace Gen.Plugins.Model.Locking.Migrations;

/// <summary>A migration that is not as it was released.</summary>
/// <param name="Recorded">The released one that was edited or removed; <see langword="null"/>: a new one was put before released ones.</param>
/// <param name="Now">What is there now; <see langword="null"/>: nothing.</param>
/// <param name="Text">What happened and what to do.</param>
internal sealed record MigrationLockFault(LockedMigration? Recorded, LockedMigration? Now, string Text);
