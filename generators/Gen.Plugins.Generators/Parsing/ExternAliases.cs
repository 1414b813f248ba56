using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Knows the references that a project sees by an extern alias only: <c>global::</c> does not reach their types, and neither does generated code.</summary>
internal static class ExternAliases
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<IAssemblySymbol>> s_hidden = new();

    public static bool Hide(Compilation compilation, IAssemblySymbol assembly)
    {
        if (!s_hidden.TryGetValue(compilation, out var hidden))
        {
            hidden = s_hidden.GetValue(compilation, static c => Hidden(c));
        }

        return hidden.Count > 0 && hidden.Contains(assembly);
    }

    /// <summary>Whether <c>global</c> is not among a reference's aliases.</summary>
    public static bool Hide(MetadataReference reference) => !reference.Properties.Aliases.IsDefaultOrEmpty && !reference.Properties.Aliases.Contains("global");

    private static HashSet<IAssemblySymbol> Hidden(Compilation compilation) => new(
        compilation.References.Where(Hide).Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>(),
        SymbolEqualityComparer.Default);
}
