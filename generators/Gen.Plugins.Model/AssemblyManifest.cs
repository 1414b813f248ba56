namespace Gen.Plugins.Model;

/// <summary>What an assembly declares: the plugins and contracts that a host may include.</summary>
internal sealed record AssemblyManifest
{
    /// <summary>The format that this version writes and reads.</summary>
    public const int CurrentFormat = 1;

    public static readonly AssemblyManifest None = new() { AssemblyName = "", Format = 0 };

    public required string AssemblyName { get; init; }

    /// <summary>0: the assembly has no manifest.</summary>
    public required int Format { get; init; }

    public EquatableArray<ContractModel> Contracts { get; init; }

    public EquatableArray<PluginModel> Plugins { get; init; }
}
