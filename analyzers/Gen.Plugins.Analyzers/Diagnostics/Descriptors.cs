using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Diagnostics;

/// <summary>All that the analyzers report. No help link: the pages under docs/diagnostics have no public address yet.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidName = new(
        "GEN0101",
        "Invalid plugin, alias or contract name",
        "{0} is not a name for {1}: {2}. {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Names stand in configuration, in keys and in file names, so all of them have one form.");

    public static readonly DiagnosticDescriptor NameClash = new(
        "GEN0102",
        "Two plugins of one name",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Within a contract a name means one plugin. What takes another's place says so with Replaces.");

    public static readonly DiagnosticDescriptor NoContract = new(
        "GEN0103",
        "Plugin implements no contract",
        "'{0}' is a plugin but implements no contract: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Hosts find plugins by contract and name. A plugin without a contract would never be found.");

    public static readonly DiagnosticDescriptor CannotBeCreated = new(
        "GEN0104",
        "Plugin cannot be created",
        "'{0}' cannot be a plugin: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Plugins are created by generated code in their own assembly: by a call of new, without reflection.");

    public static readonly DiagnosticDescriptor NoConstructor = new(
        "GEN0105",
        "Plugin has no usable constructor",
        "'{0}' cannot be created: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Generated code calls the only public constructor, or the one marked [ActivatorUtilitiesConstructor], with services from the container.");

    public static readonly DiagnosticDescriptor InvalidVersion = new(
        "GEN0106",
        "Not a SemVer 2.0 version",
        "{0} is not a SemVer 2.0 version: three numbers, as in 1.2.0 or 1.2.0-beta.1. {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Versions are compared when a host is built, so they have to be versions.");

    public static readonly DiagnosticDescriptor InvalidRange = new(
        "GEN0107",
        "Not a version range",
        "{0} is not a version range: {1}. {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Ranges are NuGet's, as in [1.0,2.0). They neither float nor shut out every version.");

    public static readonly DiagnosticDescriptor PastAlias = new(
        "GEN0108",
        "Alias is past its Until",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A former name is kept for a while. In a host of the version that Until names, or a later one, it is an error.");

    public static readonly DiagnosticDescriptor TakenName = new(
        "GEN0109",
        "The registry cannot be generated because a name is taken",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generator adds HostPlugins to a host's root namespace, and names types in Gen, System and Microsoft.");

    public static readonly DiagnosticDescriptor NoPlugin = new(
        "GEN0110",
        "Implements a contract but is no plugin",
        "'{0}' implements the contract '{1}' but is no plugin, so that no host finds it: add [Plugin(\"{2}\")]",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Most classes that implement a contract are meant to be found by it.");

    public static readonly DiagnosticDescriptor ReachesUp = new(
        "GEN0201",
        "A tier reaches up",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Runtime uses runtime only; shared uses shared and runtime only.");

    public static readonly DiagnosticDescriptor OtherPlugin = new(
        "GEN0202",
        "A controller or action uses another plugin directly",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Controllers and actions use themselves, shared and runtime only; other plugins they reach through the registry.");

    public static readonly DiagnosticDescriptor ForbiddenUse = new(
        "GEN0203",
        "Forbidden type or namespace used",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "[PluginForbids] says what code of an assembly, a tier, a plugin or a type may not use.");

    public static readonly DiagnosticDescriptor PluginFreeUse = new(
        "GEN0204",
        "Controller or action code used in plugin-free code",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Plugin-free code, a server for example, uses no controller and no action.");

    public static readonly DiagnosticDescriptor NoTier = new(
        "GEN0205",
        "Type without a tier in a project that has tiers",
        "'{0}' has no tier, so that no rule holds it: {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Code that nobody gave a tier may use everything, which is rarely meant where others have one.");

    public static readonly DiagnosticDescriptor TierConflict = new(
        "GEN0206",
        "Tiers contradict each other",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A plugin's tier is that of the place where it stands, and a place has one tier.");

    public static readonly DiagnosticDescriptor StaleException = new(
        "GEN0207",
        "A tier exception that matches nothing",
        "'{0}' breaks no rule by using '{1}': remove the exception",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A known breach that is mended leaves the list, or the next one would go unnoticed.");

    public static readonly DiagnosticDescriptor OverdueException = new(
        "GEN0208",
        "A tier exception past its date",
        "'{0}' was to use '{1}' until {2}: mend it, or agree on another day",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "From the day that Until names, the exception is an error. The day of the build is PluginBuildDate if that is set.");

    public static readonly DiagnosticDescriptor InvalidTierSetting = new(
        "GEN0209",
        "Not a tier, a day or a reason",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Tiers are Runtime, Shared, Controller and Action; days are written as yyyy-MM-dd; an exception has a reason.");

    public static readonly DiagnosticDescriptor MissingPlugin = new(
        "GEN0301",
        "A needed plugin is not in this host",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What a plugin needs is there before it, or the host does not build.");

    public static readonly DiagnosticDescriptor VersionOutOfRange = new(
        "GEN0302",
        "A needed plugin's version is out of range",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Ranges and comparison are NuGet's.");

    public static readonly DiagnosticDescriptor Cycle = new(
        "GEN0303",
        "Plugins need or follow each other in a cycle",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Needs, Before and After are edges of one graph; a cycle in it has no order.");

    public static readonly DiagnosticDescriptor HostVersionOutOfRange = new(
        "GEN0304",
        "Host version out of a plugin's range",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A plugin's HostVersion is held against PluginHostVersion, which is the project's Version if it is not set.");

    public static readonly DiagnosticDescriptor ContractDemand = new(
        "GEN0305",
        "A required contract has no plugin, or a single one has several",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A contract may demand a plugin (Required), or one at the most (Single).");

    public static readonly DiagnosticDescriptor ManifestFormat = new(
        "GEN0306",
        "A reference was built with another manifest format",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What this version of Gen.Plugins cannot read, it leaves out.");

    public static readonly DiagnosticDescriptor UnknownName = new(
        "GEN0308",
        "Names no known plugin",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A name in PluginInclude, PluginExclude, Before, After or Replaces that means nothing is a slip, or left over.");

    public static readonly DiagnosticDescriptor LockDrift = new(
        "GEN0309",
        "Registry differs from plugins.lock.json",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What goes into a host changes only when somebody looks at the change: PluginLock records it, and a build that differs fails.");

    public static readonly DiagnosticDescriptor AmbiguousName = new(
        "GEN0310",
        "A bare name that different plugins bear",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Names are unique within a contract; across contracts, contract/name tells them apart.");

    public static readonly DiagnosticDescriptor IncompleteReplacer = new(
        "GEN0311",
        "A replacer lacks a contract of what it replaces",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Who asked for the replaced plugin must find the replacer.");

    public static readonly DiagnosticDescriptor InvalidHostVersion = new(
        "GEN0312",
        "PluginHostVersion is not a version",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Plugins say in which versions of a host they work, and until which one an alias stays; that can be held against a version only.");

    public static readonly DiagnosticDescriptor NoMigrations = new(
        "GEN0401",
        "Migration path does not exist",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "[PluginMigrations] names a folder of .sql files, or one, below the project. Which files there are is known at build.");

    public static readonly DiagnosticDescriptor MigrationNumber = new(
        "GEN0402",
        "Two migrations of one number",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Numbers say in which order a plugin's migrations are applied. Files for different databases may share one, if each says its dialect.");

    public static readonly DiagnosticDescriptor MigrationName = new(
        "GEN0403",
        "Not the name of a migration",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A migration's file is called number, underscore, name and .sql, as in 001_create_tables.sql.");

    public static readonly DiagnosticDescriptor MigrationLock = new(
        "GEN0404",
        "A released migration was changed",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What databases have applied stays as it was: migrations.lock.json records it, and changes are made by new migrations.");

    public static readonly DiagnosticDescriptor UnclaimedMigration = new(
        "GEN0405",
        "A .sql file under Migrations that no plugin claims",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A migration belongs to a plugin, which names its folder; else it is never applied.");

    public static readonly DiagnosticDescriptor MigrationOption = new(
        "GEN0406",
        "Unknown option in a migration's header",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The comment at the start of a migration may say no-transaction, and a dialect. What is not known would not be obeyed.");

    public static readonly DiagnosticDescriptor UnreadableMigration = new(
        "GEN0407",
        "Migration cannot be read",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A migration is UTF-8 or UTF-16 text of 16 MB at the most, and lies in the project.");

    private const string Category = "Gen.Plugins";

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        InvalidName, NameClash, NoContract, CannotBeCreated, NoConstructor, InvalidVersion, InvalidRange, PastAlias, TakenName, NoPlugin,
        ReachesUp, OtherPlugin, ForbiddenUse, PluginFreeUse, NoTier, TierConflict, StaleException, OverdueException, InvalidTierSetting,
        MissingPlugin, VersionOutOfRange, Cycle, HostVersionOutOfRange, ContractDemand, ManifestFormat, UnknownName, LockDrift, AmbiguousName, IncompleteReplacer, InvalidHostVersion,
        NoMigrations, MigrationNumber, MigrationName, MigrationLock, UnclaimedMigration, MigrationOption, UnreadableMigration);

    /// <summary>The one of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => All.First(d => d.Id == id);
}
