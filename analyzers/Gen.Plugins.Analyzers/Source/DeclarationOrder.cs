using Gen.Plugins.Analyzers.Source;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Source;

/// <summary>
/// Which of two declarations is the later one, which is reported where they clash: generated files come before written ones (what is reported in
/// them is dropped), then file paths and places decide. The same on every machine and in every order of the files.
/// </summary>
internal sealed class DeclarationOrder : IComparer<SyntaxReference>
{
    public static readonly DeclarationOrder Instance = new();

    public int Compare(SyntaxReference? x, SyntaxReference? y)
    {
        if (x!.SyntaxTree == y!.SyntaxTree)
        {
            return x.Span.Start.CompareTo(y.Span.Start);
        }

        var written = GeneratedFiles.Contain(x.SyntaxTree).CompareTo(GeneratedFiles.Contain(y.SyntaxTree));
        return written != 0 ? -written : string.CompareOrdinal(x.SyntaxTree.FilePath, y.SyntaxTree.FilePath);
    }
}
