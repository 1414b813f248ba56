using System.Collections.Immutable;
using System.Text;
using Gen.Plugins.Generators.Emitting;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Migrations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Generators;

/// <summary>
/// Wires the parts: the parser reads <c>[Plugin]</c> and <c>[PluginContract]</c> types into records, the reader reads the manifests of references,
/// the emitters print the registrar of this assembly, its migrations,
/// what its project says of tiers and, in a host, the registry. Reports nothing: analyzers do that.
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

        // A file is read in the step Migration, once, if a plugin names its place; the text is read again when its plugin's own output is printed.
        var paths = plugins.Select(MigrationParser.Paths).WithTrackingName(Steps.MigrationPaths);
        var migrations = context.AdditionalTextsProvider
            .Where(SqlFiles.IsOne)
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (source, _) => SqlFiles.Place(source.Left, source.Right))
            .Where(static file => file is not null)
            .Combine(paths)
            .Select(static (source, cancellation) => MigrationParser.Parse((source.Left!, source.Right), cancellation))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Migration)
            .Collect()
            .Select(Sorted);
        var tables = plugins.Combine(migrations).Select(MigrationParser.Tables).WithTrackingName(Steps.MigrationTables);
        var table = tables.SelectMany(static (all, _) => all).WithTrackingName(Steps.MigrationTable);
        context.RegisterSourceOutput(table.Combine(assembly).Combine(language), static (output, source) =>
        {
            var ((table, assembly), language) = source;
            if (assembly.CanName && MigrationPath.FaultOf(table.Path) is null)
            {
                output.AddSource(MigrationEmitter.Hint(table), SourceText.From(MigrationEmitter.Emit(assembly, table, language, output.CancellationToken), Encoding.UTF8));
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

        var locked = tables.Combine(options).Select(static (source, _) => (source.Right.WritesMigrationLock, Tables: source.Right.WritesMigrationLock ? source.Left : default));
        context.RegisterSourceOutput(locked, static (output, source) =>
        {
            if (source.WritesMigrationLock)
            {
                output.AddSource(Hints.MigrationLock, SourceText.From(MigrationLockEmitter.Emit(source.Tables), Encoding.UTF8));
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

    /// <summary>A file that is listed twice is one.</summary>
    private static EquatableArray<MigrationFile> Sorted(ImmutableArray<MigrationFile?> files, CancellationToken cancellationToken) => new(files
        .GroupBy(static f => f!.Migration.Path, StringComparer.Ordinal)
        .Select(static g => g.First()!)
        .OrderBy(static f => f.Migration.Path, StringComparer.Ordinal));

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
