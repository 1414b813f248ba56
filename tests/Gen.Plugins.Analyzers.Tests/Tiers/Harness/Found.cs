using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>A diagnostic in a case.</summary>
/// <param name="Line">Counted from 1, as is the column.</param>
/// <param name="Column">Where it starts.</param>
/// <param name="Length">How many characters it covers.</param>
/// <param name="Id">Its id.</param>
/// <param name="Message">What it says.</param>
/// <param name="File">The file that it is in.</param>
internal sealed record Found(int Line, int Column, int Length, string Id, string Message, string File)
{
    public static Found Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return new(
            place.StartLinePosition.Line + 1,
            place.StartLinePosition.Character + 1,
            diagnostic.Location.SourceSpan.Length,
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            Path.GetFileName(place.Path) ?? "");
    }

    public override string ToString() => $"({Line},{Column},{Length}) {Id}: {Message}";
}
