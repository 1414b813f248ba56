using System.Collections.Immutable;
using Gen.Plugins.Analyzers.Tiers.Limits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>Takes what is found in code of one type, keeps what it may not use, each use and target once.</summary>
internal sealed class UseCollector(TierJudge judge)
{
    /// <summary>Types within types that are still looked at; the compiler itself gives up not much later.</summary>
    private const int Deepest = 60;

    private readonly List<Use> _uses = [];

    /// <summary>A type itself, without its arguments.</summary>
    public bool Add(INamedTypeSymbol target, ISymbol? member, UseKind kind, TextSpan span, ImmutableArray<TextSpan> toldIn = default)
    {
        if (!judge.IsForbidden(target.OriginalDefinition))
        {
            return false;
        }

        _uses.Add(new(target.OriginalDefinition, member, kind, span) { ToldIn = toldIn.IsDefault ? ImmutableArray<TextSpan>.Empty : toldIn });
        return true;
    }

    /// <summary>A type and all that it is made of.</summary>
    public void AddAll(ITypeSymbol? type, UseKind kind, TextSpan span, ImmutableArray<TextSpan> toldIn = default) => AddAll(type, kind, span, toldIn, 0);

    /// <summary>A member that something binds to, by its type.</summary>
    /// <returns>Whether the code may not use that type.</returns>
    public bool AddMember(ISymbol? member, UseKind kind, TextSpan span) =>
        member?.ContainingType is { } type && Add(type, member, kind, span);

    /// <summary>What legal code hands out or takes. What code hands to itself was told where it is declared.</summary>
    /// <param name="member">What hands it out.</param>
    /// <param name="type">What it hands out.</param>
    /// <param name="span">Where.</param>
    /// <param name="toldIn">Where the same may be told already.</param>
    public void AddLeak(ISymbol? member, ITypeSymbol type, TextSpan span, ImmutableArray<TextSpan> toldIn)
    {
        if (member is { ContainingType: { } declaring } and not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }
            && !judge.IsOwn(declaring)
            && !judge.IsForbidden(declaring.OriginalDefinition))
        {
            AddAll(type, UseKind.Leak, span, toldIn);
        }
    }

    public IEnumerable<Use> Finish() =>
        _uses
            .Where(use => !use.ToldIn.Any(told => _uses.Exists(other => told.Contains(other.Span) && other.Span != use.Span && Nesting.IsWithin(other.Target, use.Target))))
            .GroupBy(static use => (use.Span, (ISymbol)use.Target), UseComparer.Instance)
            .Select(static same => same.OrderBy(static use => use.Kind).ThenBy(static use => use.Member is null).First());

    private void AddAll(ITypeSymbol? type, UseKind kind, TextSpan span, ImmutableArray<TextSpan> toldIn, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        switch (type)
        {
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                foreach (var property in anonymous.GetMembers().OfType<IPropertySymbol>())
                {
                    AddAll(property.Type, kind, span, toldIn, depth + 1);
                }

                break;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                foreach (var element in tuple.TupleElements)
                {
                    AddAll(element.Type, kind, span, toldIn, depth + 1);
                }

                break;
            case INamedTypeSymbol named:
                Add(named, null, kind, span, toldIn);
                for (var at = named; at is not null; at = at.ContainingType)
                {
                    foreach (var argument in at.TypeArguments)
                    {
                        AddAll(argument, kind, span, toldIn, depth + 1);
                    }
                }

                break;
            case IArrayTypeSymbol array:
                AddAll(array.ElementType, kind, span, toldIn, depth + 1);
                break;
            case IPointerTypeSymbol pointer:
                AddAll(pointer.PointedAtType, kind, span, toldIn, depth + 1);
                break;
            case IFunctionPointerTypeSymbol { Signature: var signature }:
                AddAll(signature.ReturnType, kind, span, toldIn, depth + 1);
                foreach (var parameter in signature.Parameters)
                {
                    AddAll(parameter.Type, kind, span, toldIn, depth + 1);
                }

                break;
        }
    }

    private sealed class UseComparer : IEqualityComparer<(TextSpan Span, ISymbol Target)>
    {
        public static readonly UseComparer Instance = new();

        public bool Equals((TextSpan Span, ISymbol Target) x, (TextSpan Span, ISymbol Target) y) =>
            x.Span == y.Span && SymbolEqualityComparer.Default.Equals(x.Target, y.Target);

        public int GetHashCode((TextSpan Span, ISymbol Target) value) => value.Span.GetHashCode();
    }
}
