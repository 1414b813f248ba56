using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gen.Plugins.Migrations;

/// <summary>How a <see cref="PluginMigrator"/> works.</summary>
public class PluginMigratorOptions
{
    /// <summary>The name of <see cref="HistoryTable"/> unless set.</summary>
    public const string DefaultHistoryTable = "gen_plugin_migrations";

    /// <summary>
    /// The table that says what was applied; made when it is first needed. Letters, digits and <c>_</c>, and before it a schema and a dot if need be. Hosts that share a database and plugins share it.
    /// </summary>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    public string HistoryTable
    {
        get;
        set => field = Applying.HistoryName.IsValid(value)
            ? value
            : throw new ArgumentException($"'{value}' is no name for the history table: letters, digits and _, at most 63, and before it a schema and a dot if need be.", nameof(value));
    } = DefaultHistoryTable;

    /// <summary>How long to wait while another process migrates, or holds a table that a migration needs. 60 s unless set. Not negative, at most 24 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or too long.</exception>
    public TimeSpan LockWait
    {
        get;
        set => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(24) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The wait is not negative, and at most 24 days.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>How long a statement may run; <see langword="null"/>, as it is unless set: as long as it takes. SQLite's drivers look at it only while they wait for a lock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a second, or more than 24 days.</exception>
    public TimeSpan? CommandTimeout
    {
        get;
        set => field = value is null || (value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(24)) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A command's timeout is at least a second, and at most 24 days.");
    }

    /// <summary>Who is put down as having applied a migration. User, machine and process unless set.</summary>
    public string AppliedBy
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = $"{Environment.UserName}@{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Go on where the history has migrations of a newer release of a plugin, as when an older host is started again; otherwise that is an error.</summary>
    public bool AllowNewerHistory { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Takes what is worth telling.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>Which plugins of a registry are active; the others' tables are left alone. All are unless set.</summary>
    public PluginActivation? Activation { get; set; }
}
