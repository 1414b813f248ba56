using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Reach;

/// <summary>All types and namespaces of one assembly.</summary>
internal static class AssemblyTypes
{
    public static IEnumerable<INamespaceSymbol> Namespaces(IAssemblySymbol assembly)
    {
        var open = new Stack<INamespaceSymbol>();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            var space = open.Pop();
            yield return space;
            foreach (var inner in space.GetNamespaceMembers())
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>Nested ones too, each before those within it.</summary>
    public static IEnumerable<INamedTypeSymbol> All(IAssemblySymbol assembly)
    {
        var open = new Stack<INamedTypeSymbol>();
        foreach (var space in Namespaces(assembly))
        {
            foreach (var type in space.GetTypeMembers())
            {
                open.Push(type);
            }

            while (open.Count > 0)
            {
                var type = open.Pop();
                yield return type;
                foreach (var nested in type.GetTypeMembers())
                {
                    open.Push(nested);
                }
            }
        }
    }
}
