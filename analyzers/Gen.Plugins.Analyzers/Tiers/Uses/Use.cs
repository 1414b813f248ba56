using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tiers.Uses;

/// <summary>One place where source binds to a type that it may not use.</summary>
/// <param name="Target">The type's definition.</param>
/// <param name="Member">The member of it; <see langword="null"/>: the type itself.</param>
/// <param name="Kind">How.</param>
/// <param name="Span">The narrowest place.</param>
internal sealed record Use(INamedTypeSymbol Target, ISymbol? Member, UseKind Kind, TextSpan Span)
{
    /// <summary>If there is a use of the same target in one of these too, that one says it all: <c>Limits.MaxRows</c> is one use, and so is <c>var book = shared.Open()</c>.</summary>
    public ImmutableArray<TextSpan> ToldIn { get; init; } = ImmutableArray<TextSpan>.Empty;
}
