namespace Gen.Plugins.Generators;

/// <summary>The names of the generated files.</summary>
internal static class Hints
{
    public const string Registrar = "Gen.Plugins.Registrar.g.cs";
    public const string Host = "Gen.Plugins.HostPlugins.g.cs";
    public const string Tiers = "Gen.Plugins.Tiers.g.cs";

    /// <summary>The start of the names of the files with plugins' migrations, one file for each plugin.</summary>
    public const string Migrations = "Gen.Plugins.Migrations.";

    /// <summary>The build looks for this name (Gen.Plugins.targets).</summary>
    public const string MigrationLock = "Gen.Plugins.MigrationLock.g.cs";

    /// <summary>The build looks for this name (Gen.Plugins.targets).</summary>
    public const string Lock = "Gen.Plugins.Lock.g.cs";
}
