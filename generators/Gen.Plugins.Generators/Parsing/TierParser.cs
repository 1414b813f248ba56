using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads what the project file says of tiers, and whether the assembly can bear it.</summary>
internal static class TierParser
{
    private const string Manifest = "Gen.Plugins.CompilerServices.TierManifestAttribute";

    private static readonly string[] s_path = Manifest.Split('.');

    public static TierOptions Parse(AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var global = options.GlobalOptions;
        return new(
            TierName.Parse(HostParser.Property(global, "PluginTier")),
            HostParser.IsTrue(global, "PluginTierConvention"),
            HostParser.IsTrue(global, "PluginFree"));
    }

    /// <summary>What goes into the manifest; <see langword="null"/>: there is none.</summary>
    public static TierOptions? Sayable((Compilation Compilation, TierOptions Options) source, CancellationToken cancellationToken) =>
        source.Options.SaysSomething && CanName(source.Compilation) ? source.Options : null;

    /// <summary>
    /// Whether <c>global::</c> reaches the attribute: the library is new enough to have it, is not behind an extern alias only, and no type of the
    /// project is in the way.
    /// </summary>
    private static bool CanName(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Manifest) is { ContainingAssembly: { Name: KnownNames.Assembly } library }
        && !ExternAliases.Hide(compilation, library)
        && AssemblyParser.FirstType(compilation.Assembly.GlobalNamespace, s_path) is null;
}
