using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Reach;
using Gen.Plugins.Analyzers.Tiers.Uses;
using Gen.Plugins.Generators.Incremental;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>What holds for a whole project: its places, what it forbids itself and its known breaches. Each file is walked once.</summary>
internal sealed class TierScope
{
    private static readonly DeclarationMemo<FoundNames> s_names = new();

    private readonly ConcurrentDictionary<SyntaxTree, Lazy<ImmutableArray<Breach>>> _files = new();
    private readonly ConcurrentDictionary<TierPlace, bool> _limited = new();
    private readonly Lazy<WatchedNames> _names;
    private readonly Lazy<KnownPlaces> _known;

    /// <param name="compilation">The project.</param>
    /// <param name="settings">What its file says of tiers.</param>
    /// <param name="everything">Whether all code is looked at, whatever names it has: what tests hold the shorter way against.</param>
    public TierScope(Compilation compilation, TierSettings settings, bool everything = false)
    {
        var files = DeclaredTypes.Files(compilation);
        Settings = settings;
        Own = AssemblyTiers.OfProject(compilation, settings);
        Places = new(compilation, Own);
        Forbidden = ForbiddenApi.Read(compilation, Places, DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Forbids), KnownNames.Forbids));
        Exceptions = TierException.Read(compilation.Assembly);
        Files = files;
        _known = new(() => KnownPlaces.Of(compilation, Own, Places, files));
        _names = new(() => everything ? WatchedNames.Everything : FindNames(compilation));
    }

    public TierSettings Settings { get; }

    public AssemblyTiers Own { get; }

    public TierPlaces Places { get; }

    public List<ForbiddenApi> Forbidden { get; }

    public List<TierException> Exceptions { get; }

    public ImmutableArray<FileDeclarations> Files { get; }

    /// <summary>Whether anything in the project can break a rule, as far as assemblies and namespaces tell.</summary>
    public bool CanBreach => Forbidden.Count > 0 || ((!Own.IsSilent || Files.Any(static f => f.Tiers.Length > 0)) && _known.Value.CanBreach);

    /// <summary>The names without which code comes to nothing that it may not use.</summary>
    public WatchedNames Names => _names.Value;

    /// <summary>Whether there is anything that code of a place may not use.</summary>
    public bool IsLimited(TierPlace place) => _limited.GetOrAdd(place, _known.Value.IsLimited);

    /// <summary>Whether a known breach is still there: only the files of the type that reaches are walked for that.</summary>
    public bool IsNeeded(TierException exception, Compilation compilation)
    {
        foreach (var part in exception.From.DeclaringSyntaxReferences)
        {
#pragma warning disable RS1030 // The type may stand in another file than the exception; each file is walked once, whoever asks first.
            var model = compilation.GetSemanticModel(part.SyntaxTree);
#pragma warning restore RS1030
            if (BreachesIn(model).Any(breach => breach.IsCoveredBy(exception)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What breaks the rules in a file, known breaches among it.</summary>
    public ImmutableArray<Breach> BreachesIn(SemanticModel model) =>
        // No cancellation: a Lazy would remember it.
        _files.GetOrAdd(model.SyntaxTree, _ => new(() => TreeWalk.Run(this, model, CancellationToken.None))).Value;

    /// <summary>What was found stays until a declaration, a reference or a setting changes.</summary>
    private WatchedNames FindNames(Compilation compilation)
    {
        var known = s_names.Get(compilation.Options, compilation, (compilation, scope: this), static s => s.scope.Watch(s.compilation))!;
        return (known.Settings == Settings ? known : Watch(compilation)).Names;
    }

    private FoundNames Watch(Compilation compilation) => new(Settings, NameWatcher.Watch(compilation, Places, _known.Value));

    private sealed record FoundNames(TierSettings Settings, WatchedNames Names);
}
