namespace Gen.Plugins.Model.Tiers;

/// <summary>Where code stands as the tier rules see it. Immutable, compared by value.</summary>
internal sealed record TierPlace
{
    /// <summary>Code of no tier, which may use everything and be used by everybody: a host, the framework.</summary>
    public static readonly TierPlace None = new();

    /// <summary><see langword="null"/>: none.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The assembly, which tells plugins apart that no namespace tells apart. Empty where <see cref="Segment"/> is set.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>The plugin as the namespace names it, in lower case: <c>postgres</c> for <c>Acme.Actions.Postgres.Sql</c>.</summary>
    public string? Segment { get; init; }

    /// <summary>The name that <c>[Plugin]</c> gives to the class, or to one around it.</summary>
    public string? Plugin { get; init; }

    /// <summary>What is plugin-free here, as messages call it: a namespace or an assembly. <see langword="null"/>: this is not plugin-free.</summary>
    public string? FreeOf { get; init; }

    /// <summary>Whether this is code of a plugin, which others may not use directly.</summary>
    public bool IsPlugin => Tier is Tiers.Tier.Controller or Tiers.Tier.Action;

    /// <summary>What the plugin is called: by its namespace, by its attribute, or by its assembly.</summary>
    public string Name => Segment ?? Plugin ?? Assembly;

    /// <summary>As messages say it: <c>postgres (action)</c>, <c>shared</c>, <c>Acme.Server (plugin-free)</c>.</summary>
    public override string ToString() => Tier switch
    {
        _ when FreeOf is not null => FreeOf + " (plugin-free)",
        Tiers.Tier.Controller => Name + " (controller)",
        Tiers.Tier.Action => Name + " (action)",
        Tiers.Tier.Shared => "shared",
        Tiers.Tier.Runtime => "runtime",
        _ => "no tier",
    };
}
