namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>Two plugins of one contract that claim the same.</summary>
internal sealed record Clash(ClashKind Kind, string Word, Claimant Later, Claimant Earlier, Contract Contract)
{
    public string Message()
    {
        var contract = $"the contract '{Contract.Name}'";
        return Kind switch
        {
            ClashKind.NameAndName => $"'{Word}' is the name of two plugins of {contract}: {Both()}. Rename one, or let one take the other's place with Replaces = \"{Word}\".",
            ClashKind.NameAndAlias => $"'{Word}' is the name of {Of(Later)} and an alias of {Of(Earlier)}, both plugins of {contract}. Rename the plugin, or remove the alias.",
            ClashKind.AliasAndName => $"'{Word}' is an alias of {Of(Later)} and the name of {Of(Earlier)}, both plugins of {contract}. Remove the alias, or rename the plugin.",
            ClashKind.AliasAndAlias => $"'{Word}' is an alias of two plugins of {contract}: {Both()}. Remove one alias.",
            _ => $"'{Word}' is replaced by two plugins of {contract}: {Both()}. Leave Replaces on one of them.",
        };
    }

    private string Both() => $"{Of(Later)} and {Of(Earlier)}";

    private static string Of(Claimant plugin) => $"'{plugin.TypeName}' in {plugin.AssemblyName}";
}
