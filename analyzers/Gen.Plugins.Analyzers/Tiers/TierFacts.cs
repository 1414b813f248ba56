using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Reach;
using Gen.Plugins.Generators.Incremental;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>
/// What the declarations of a project say of its tiers, without symbols: it stays until a declaration, a reference or a setting changes, so that a keystroke
/// in a body asks nothing of other files.
/// </summary>
internal sealed record TierFacts
{
    private static readonly DeclarationMemo<TierFacts> s_known = new();
    private static readonly DeclarationMemo<FoundNames> s_names = new();

    public required TierSettings Settings { get; init; }

    public required AssemblyTiers Own { get; init; }

    public required KnownPlaces Known { get; init; }

    /// <summary>Whether attributes of the assembly or of types forbid something.</summary>
    public required bool HasForbids { get; init; }

    public required bool HasExceptions { get; init; }

    /// <summary>Whether an attribute of the assembly speaks of tiers at all.</summary>
    public required bool HasAssemblyRules { get; init; }

    /// <summary>Whether some type's own attributes say a tier.</summary>
    public required bool HasTieredTypes { get; init; }

    /// <summary>Whether a type without a tier is likely to be forgotten: others are marked, or namespaces tell. A plugin that says its tier only describes itself.</summary>
    public required bool ExpectsTiers { get; init; }

    public bool AreSilent => Own.IsSilent && !HasTieredTypes;

    public static TierFacts Of(Compilation compilation, TierSettings settings)
    {
        var known = s_known.Get(compilation.Options, compilation, (compilation, settings), static s => Read(s.compilation, s.settings))!;
        return known.Settings == settings ? known : Read(compilation, settings);
    }

    public static WatchedNames Names(Compilation compilation, TierFacts facts, TierPlaces places)
    {
        var known = s_names.Get(compilation.Options, compilation, (compilation, facts, places), static s => Watch(s.compilation, s.facts, s.places))!;
        return (known.Settings == facts.Settings ? known : Watch(compilation, facts, places)).Names;
    }

    private static TierFacts Read(Compilation compilation, TierSettings settings)
    {
        var files = DeclaredTypes.Files(compilation);
        var own = AssemblyTiers.OfProject(compilation, settings);
        var hasTieredTypes = files.Any(static f => f.Tiers.Length > 0);
        var attributes = compilation.Assembly.GetAttributes();
        return new()
        {
            Settings = settings,
            Own = own,
            Known = own.IsSilent && !hasTieredTypes ? KnownPlaces.None : KnownPlaces.Of(compilation, own, new(compilation, own), files),
            HasForbids = attributes.Any(static a => a.AttributeClass.IsOurs(KnownNames.Forbids)) || files.Any(static f => f.Forbids.Length > 0),
            HasExceptions = attributes.Any(static a => a.AttributeClass.IsOurs(KnownNames.TierException)),
            HasAssemblyRules = attributes.Any(static a => a.AttributeClass is { } type && (type.IsOurs(KnownNames.Tier) || type.IsOurs(KnownNames.Free) || type.IsOurs(KnownNames.TierException) || type.IsOurs(KnownNames.Forbids))),
            HasTieredTypes = hasTieredTypes,
            ExpectsTiers = own.TiersNamespaces || DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Tiers), KnownNames.Tier).Any(static type => type.Ours(KnownNames.Plugin) is null),
        };
    }

    private static FoundNames Watch(Compilation compilation, TierFacts facts, TierPlaces places) => new(facts.Settings, NameWatcher.Watch(compilation, places, facts.Known));

    private sealed record FoundNames(TierSettings Settings, WatchedNames Names);
}
