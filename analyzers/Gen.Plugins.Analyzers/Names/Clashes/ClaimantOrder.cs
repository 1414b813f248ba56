using Gen.Plugins.Analyzers.Source;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>
/// Which of two is the later one, the one that is reported: references come before the project, generated files before written ones (what is
/// reported in them is dropped), then file paths and places decide. The same on every machine and in every order of the files.
/// </summary>
internal sealed class ClaimantOrder : IComparer<Claimant>
{
    public static readonly ClaimantOrder Instance = new();

    public int Compare(Claimant? x, Claimant? y) => (x!.Declaration, y!.Declaration) switch
    {
        (null, null) => Compare(string.CompareOrdinal(x.AssemblyName, y.AssemblyName), string.CompareOrdinal(x.TypeName, y.TypeName)),
        (null, _) => -1,
        (_, null) => 1,
        var (a, b) => Compare(a, b),
    };

    public static int Compare(SyntaxReference x, SyntaxReference y)
    {
        if (x.SyntaxTree == y.SyntaxTree)
        {
            return x.Span.Start.CompareTo(y.Span.Start);
        }

        var written = GeneratedFiles.Contain(x.SyntaxTree).CompareTo(GeneratedFiles.Contain(y.SyntaxTree));
        return Compare(-written, string.CompareOrdinal(x.SyntaxTree.FilePath, y.SyntaxTree.FilePath));
    }

    private static int Compare(int first, int second) => first != 0 ? first : second;
}
