using System.Collections.Immutable;
using System.Text;
using Gen.Plugins.Generators.Emitting;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Generators;

/// <summary>
/// Wires the parts: the parser reads <c>[Plugin]</c> and <c>[PluginContract]</c> types into records, the reader reads the manifests of references,
/// the emitters print the registrar of this assembly, what its project says of tiers and, in a host, the registry. Reports nothing: analyzers do that.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PluginGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var plugins = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.FullPlugin, PluginParser.IsType, PluginParser.Parse)
            .Where(static plugin => plugin is not null)
            .WithTrackingName(Steps.Plugin)
            .Collect()
            .Select(Sorted)
            .WithTrackingName(Steps.Plugins);

        var contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.FullContract, PluginParser.IsType, ContractParser.Parse)
            .Where(static contract => contract is not null)
            .WithTrackingName(Steps.Contract)
            .Collect()
            .Select(Sorted)
            .WithTrackingName(Steps.Contracts);

        var assembly = context.CompilationProvider.Select(AssemblyParser.Parse).WithTrackingName(Steps.Assembly);
        var language = context.ParseOptionsProvider.Select(Language).WithTrackingName(Steps.Language);

        var registrar = assembly.Combine(plugins).Combine(contracts).Combine(language).WithTrackingName(Steps.Registrar);
        context.RegisterSourceOutput(registrar, static (output, source) =>
        {
            var (((assembly, plugins), contracts), language) = source;
            if (assembly.CanName && (plugins.Count > 0 || contracts.Count > 0))
            {
                output.AddSource(Hints.Registrar, SourceText.From(RegistrarEmitter.Emit(assembly, plugins, contracts, language), Encoding.UTF8));
            }
        });

        var options = context.AnalyzerConfigOptionsProvider.Select(HostParser.Parse).WithTrackingName(Steps.HostOptions);
        var references = context.CompilationProvider.Combine(options).Select(References).WithTrackingName(Steps.References);

        var host = assembly.Combine(plugins).Combine(contracts).Combine(references).Combine(options).Combine(language).WithTrackingName(Steps.Host);
        context.RegisterSourceOutput(host, static (output, source) =>
        {
            var (((((assembly, plugins), contracts), references), options), language) = source;
            if (assembly.CanName && references is not null)
            {
                var tables = HostTables.Build(OwnManifest.Of(assembly, plugins, contracts), references.Manifests, options.Host(assembly.Name));
                output.AddSource(Hints.Host, SourceText.From(HostEmitter.Emit(tables, options, references, language), Encoding.UTF8));
                if (options.WritesLock)
                {
                    output.AddSource(Hints.Lock, SourceText.From(LockEmitter.Emit(tables.Composition), Encoding.UTF8));
                }
            }
        });

        var tierOptions = context.AnalyzerConfigOptionsProvider.Select(TierParser.Parse).WithTrackingName(Steps.TierOptions);
        var tiers = context.CompilationProvider.Combine(tierOptions).Select(TierParser.Sayable).WithTrackingName(Steps.Tiers);
        context.RegisterSourceOutput(tiers.Combine(language), static (output, source) =>
        {
            var (tiers, language) = source;
            if (tiers is not null)
            {
                output.AddSource(Hints.Tiers, SourceText.From(TierEmitter.Emit(tiers, language), Encoding.UTF8));
            }
        });
    }

    /// <summary>Two declarations of one type are an error, but must not make the output depend on the order of the files.</summary>
    private static EquatableArray<PluginSource> Sorted(ImmutableArray<PluginSource?> plugins, CancellationToken cancellationToken) => new(plugins
        .OrderBy(static p => p!.Plugin.TypeName, StringComparer.Ordinal)
        .ThenBy(static p => p!.Plugin.Name, StringComparer.Ordinal)
        .GroupBy(static p => p!.Plugin.TypeName, StringComparer.Ordinal)
        .Select(static g => g.First()!));

    private static EquatableArray<ContractModel> Sorted(ImmutableArray<ContractModel?> contracts, CancellationToken cancellationToken) => new(contracts
        .OrderBy(static c => c!.Id, StringComparer.Ordinal)
        .ThenBy(static c => c!.Name, StringComparer.Ordinal)
        .GroupBy(static c => c!.Id, StringComparer.Ordinal)
        .Select(static g => g.First()!));

    private static LanguageOptions Language(ParseOptions options, CancellationToken cancellationToken)
    {
        var version = options is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.CSharp8;
        return new(version >= LanguageVersion.CSharp8, version >= LanguageVersion.CSharp11);
    }

    /// <summary><see langword="null"/>: this project gets no registry.</summary>
    private static HostReferences? References((Compilation Compilation, HostOptions Options) source, CancellationToken cancellationToken) =>
        HostParser.IsHost(source.Compilation, source.Options) && HostParser.HasContainer(source.Compilation) && HostParser.TakenBy(source.Compilation, source.Options.RootNamespace) is null
            ? new(ManifestReader.Read(source.Compilation, cancellationToken), FriendHosts.Any(source.Compilation, cancellationToken), HostingReference.IsUsable(source.Compilation))
            : null;
}
