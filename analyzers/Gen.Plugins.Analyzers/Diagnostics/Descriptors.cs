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

    private const string Category = "Gen.Plugins";

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        InvalidName, NameClash, NoContract, CannotBeCreated, NoConstructor, InvalidVersion, InvalidRange, TakenName, NoPlugin);
}
