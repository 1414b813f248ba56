using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Generators.Incremental;

/// <summary>
/// What a project declares, as 128 bits: two compilations with equal stamps have the same declarations, references and options, and so the same plugins.
/// Most keystrokes fall into the body of a method and leave the stamp as it was; only the edited file is read for it.
/// </summary>
/// <remarks>
/// Everything counts but what no declaration depends on: bodies, and initial values of fields and properties. Values of constants, defaults of
/// parameters, attributes and <c>using</c> directives count.
/// </remarks>
internal sealed record DeclarationStamp(ulong First, ulong Second)
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationStamp> s_projects = new();
    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationStamp> s_files = new();
    private static readonly ConditionalWeakTable<object, Identity> s_identities = new();
    private static long s_lastIdentity;

    public static DeclarationStamp Of(Compilation compilation)
    {
        if (!s_projects.TryGetValue(compilation, out var stamp))
        {
            stamp = s_projects.GetValue(compilation, static c => OfProject(c));
        }

        return stamp;
    }

    private static DeclarationStamp OfProject(Compilation compilation)
    {
        var hash = default(Accumulator);
        hash.Add(compilation.AssemblyName ?? "");
        hash.Add(IdentityOf(compilation.Options));
        foreach (var reference in compilation.References)
        {
            hash.Add(IdentityOf(reference is CompilationReference project ? project.Compilation : reference));
            hash.Add((ulong)reference.Properties.GetHashCode());
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!s_files.TryGetValue(tree, out var file))
            {
                file = s_files.GetValue(tree, static t => OfFile(t));
            }

            hash.Add(file.First);
            hash.Add(file.Second);
        }

        return hash.ToStamp();
    }

    private static DeclarationStamp OfFile(SyntaxTree tree)
    {
        var hash = default(Accumulator);
        hash.Add((ulong)((CSharpParseOptions)tree.Options).LanguageVersion);
        foreach (var token in tree.GetRoot().DescendantTokens(static node => IsDeclaration(node)))
        {
            hash.Add((ulong)token.RawKind);
            hash.Add(token.Text);
        }

        return hash.ToStamp();
    }

    private static bool IsDeclaration(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax => false,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => false,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => true,
    };

    /// <summary>A number for an object that no other object ever has.</summary>
    private static ulong IdentityOf(object value) =>
        s_identities.GetValue(value, static _ => new Identity((ulong)Interlocked.Increment(ref s_lastIdentity))).Number;

    private sealed record Identity(ulong Number);

    /// <summary>Two independent hashes side by side.</summary>
    private struct Accumulator
    {
        private ulong _first;
        private ulong _second;

        public void Add(ulong value)
        {
            _first = unchecked((_first ^ value ^ (_first >> 31)) * 0x9E3779B97F4A7C15);
            _second = unchecked(((_second + value) ^ (_second >> 29)) * 0xBF58476D1CE4E5B9) + 0x94D049BB133111EB;
        }

        public void Add(string text)
        {
            Add((ulong)text.Length);
            foreach (var c in text)
            {
                Add(c);
            }
        }

        public readonly DeclarationStamp ToStamp() => new(_first, _second);
    }
}
