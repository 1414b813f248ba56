using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Reach;
using Gen.Plugins.Analyzers.Tiers.Uses;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>What holds for a whole project: its places, what it forbids itself and its known breaches. Each file is walked once.</summary>
internal sealed class TierScope
{
    private readonly ConcurrentDictionary<SyntaxTree, Lazy<ImmutableArray<Breach>>> _files = new();
    private readonly ConcurrentDictionary<TierPlace, bool> _limited = new();
    private readonly Lazy<WatchedNames> _names;

    /// <param name="compilation">The project.</param>
    /// <param name="settings">What its file says of tiers.</param>
    /// <param name="everything">Whether all code is looked at, whatever names it has: what tests hold the shorter way against.</param>
    public TierScope(Compilation compilation, TierSettings settings, bool everything = false)
    {
        Facts = TierFacts.Of(compilation, settings);
        Places = new(compilation, Facts.Own);
        Forbidden = Facts.HasForbids ? ForbiddenApi.Read(compilation, Places, Forbidding(compilation)) : [];
        Exceptions = Facts.HasExceptions ? TierException.Read(compilation.Assembly) : [];
        _names = new(() => everything ? WatchedNames.Everything : TierFacts.Names(compilation, Facts, Places));
    }

    public TierFacts Facts { get; }

    public TierPlaces Places { get; }

    public List<ForbiddenApi> Forbidden { get; }

    public List<TierException> Exceptions { get; }

    /// <summary>Whether anything in the project can break a rule, as far as assemblies and namespaces tell.</summary>
    public bool CanBreach => Forbidden.Count > 0 || Facts.Known.CanBreach;

    /// <summary>The names without which code comes to nothing that it may not use.</summary>
    public WatchedNames Names => _names.Value;

    /// <summary>Whether there is anything that code of a place may not use.</summary>
    public bool IsLimited(TierPlace place) => _limited.GetOrAdd(place, Facts.Known.IsLimited);

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

    private static IEnumerable<INamedTypeSymbol> Forbidding(Compilation compilation) =>
        DeclaredTypes.Bearing(compilation, DeclaredTypes.Files(compilation).SelectMany(static f => f.Forbids), KnownNames.Forbids);
}
