namespace Gen.Plugins.Generators;

/// <summary>The names of the pipeline's steps; tests find them here.</summary>
internal static class Steps
{
    public const string Plugin = nameof(Plugin);
    public const string Plugins = nameof(Plugins);
    public const string Contract = nameof(Contract);
    public const string Contracts = nameof(Contracts);
    public const string Assembly = nameof(Assembly);
    public const string Language = nameof(Language);
    public const string Registrar = nameof(Registrar);
    public const string HostOptions = nameof(HostOptions);
    public const string References = nameof(References);
    public const string MigrationPaths = nameof(MigrationPaths);
    public const string Migration = nameof(Migration);
    public const string MigrationTables = nameof(MigrationTables);
    public const string MigrationTable = nameof(MigrationTable);
    public const string Host = nameof(Host);
    public const string TierOptions = nameof(TierOptions);
    public const string Tiers = nameof(Tiers);
}
