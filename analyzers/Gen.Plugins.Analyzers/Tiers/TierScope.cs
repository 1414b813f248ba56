using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Gen.Plugins.Analyzers.Tiers.Places;
using Gen.Plugins.Analyzers.Tiers.Uses;
using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers;

/// <summary>What holds for a whole project: its places, what it forbids itself and its known breaches. Each file is walked once.</summary>
internal sealed class TierScope
{
    private readonly ConcurrentDictionary<SyntaxTree, Lazy<ImmutableArray<Breach>>> _files = new();

    public TierScope(Compilation compilation, TierSettings settings)
    {
        var files = DeclaredTypes.Files(compilation);
        Settings = settings;
        Own = AssemblyTiers.OfProject(compilation, settings);
        Places = new(compilation, Own);
        Forbidden = ForbiddenApi.Read(compilation, Places, DeclaredTypes.Bearing(compilation, files.SelectMany(static f => f.Forbids), KnownNames.Forbids));
        Exceptions = TierException.Read(compilation.Assembly);
        Files = files;
    }

    public TierSettings Settings { get; }

    public AssemblyTiers Own { get; }

    public TierPlaces Places { get; }

    public List<ForbiddenApi> Forbidden { get; }

    public List<TierException> Exceptions { get; }

    public ImmutableArray<FileDeclarations> Files { get; }

    /// <summary>Whether anything in the project can break a rule, as far as assemblies and namespaces tell.</summary>
    public bool CanBreach => !Own.IsSilent || Forbidden.Count > 0 || Files.Any(static f => f.Tiers.Length > 0);

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
}
