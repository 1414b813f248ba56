using Microsoft.Extensions.Logging;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>What a migrator logs.</summary>
internal static partial class MigrationLog
{
    public const string Category = "Gen.Plugins.Migrations";

    [LoggerMessage(1, LogLevel.Debug, "Migrations: {Count} are applied, none is pending.")]
    public static partial void UpToDate(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Information, "Migrations: {Count} are pending.")]
    public static partial void Pending(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Information, "Migrations wait for another process: {Holder}")]
    public static partial void Waiting(ILogger logger, string holder);

    [LoggerMessage(4, LogLevel.Debug, "Migration {Path} of {Plugin} begins.")]
    public static partial void Started(ILogger logger, string path, string plugin);

    [LoggerMessage(5, LogLevel.Warning, "Migration {Path} of {Plugin} was cut off, and goes on at statement {Statement} of {Count}.")]
    public static partial void Resumed(ILogger logger, string path, string plugin, int statement, int count);

    [LoggerMessage(6, LogLevel.Information, "Migration {Path} of {Plugin} was applied in {Elapsed:0} ms.")]
    public static partial void Applied(ILogger logger, string path, string plugin, double elapsed);

    [LoggerMessage(7, LogLevel.Information, "Migration {Path} of {Plugin} was applied by another process.")]
    public static partial void AppliedElsewhere(ILogger logger, string path, string plugin);

    [LoggerMessage(8, LogLevel.Error, "Migration {Path} of {Plugin} failed.")]
    public static partial void Failed(ILogger logger, Exception exception, string path, string plugin);

    [LoggerMessage(9, LogLevel.Warning, "The history of plugin {Former} is taken over by {Plugin}, which is its name now.")]
    public static partial void Renamed(ILogger logger, string former, string plugin);

    [LoggerMessage(10, LogLevel.Warning, "The database was migrated by a newer release: {Migration}. AllowNewerHistory is set, so the host goes on.")]
    public static partial void Newer(ILogger logger, MigrationStatus migration);
}
