namespace Gen.Plugins.Migrations;

/// <summary>How a migration of this host and a database's history fit.</summary>
public enum MigrationState
{
    /// <summary>It is applied, unchanged.</summary>
    Applied,

    /// <summary>It is to be applied.</summary>
    Pending,

    /// <summary>It runs without a transaction and was cut off; applying goes on where it stopped.</summary>
    Unfinished,

    /// <summary>Its file was edited after it was applied, or begun. A problem.</summary>
    Changed,

    /// <summary>Its file was renamed after it was applied. A problem.</summary>
    Renamed,

    /// <summary>It was applied, and its file is gone. A problem.</summary>
    Missing,

    /// <summary>It is new, but has a lower number than one that was applied. A problem.</summary>
    OutOfOrder,

    /// <summary>It was applied by a newer release of the plugin. A problem unless <see cref="PluginMigratorOptions.AllowNewerHistory"/> is set.</summary>
    Newer,
}
