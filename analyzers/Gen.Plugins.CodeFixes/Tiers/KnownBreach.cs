using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Tiers;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>A breach as an exception names it: both types as <c>typeof</c> takes them.</summary>
internal readonly record struct KnownBreach(string From, string To) : IComparable<KnownBreach>
{
    /// <summary>The breach that a diagnostic tells; <see langword="null"/>: one end has no name that an attribute can write.</summary>
    public static KnownBreach? Of(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(TierAnalyzer.ExceptionFrom, out var from)
        && diagnostic.Properties.TryGetValue(TierAnalyzer.ExceptionTo, out var to)
        && from is not null
        && to is not null
            ? new(from, to)
            : null;

    /// <summary>The breaches that a project knows already, each with its attribute.</summary>
    public static ImmutableArray<(KnownBreach Breach, SyntaxReference? Place)> In(IAssemblySymbol assembly) =>
    [
        .. from exception in TierException.Read(assembly)
           let end = (From: TierText.TypeOf(exception.From), To: TierText.TypeOf(exception.To))
           where end is { From: not null, To: not null }
           select (new KnownBreach(end.From, end.To), exception.Attribute.ApplicationSyntaxReference),
    ];

    public int CompareTo(KnownBreach other) =>
        string.CompareOrdinal(From, other.From) is var from && from != 0 ? from : string.CompareOrdinal(To, other.To);
}
