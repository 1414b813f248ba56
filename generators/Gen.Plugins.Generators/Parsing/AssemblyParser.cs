using Gen.Plugins.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads what the generator needs to know of the assembly that it runs in.</summary>
internal static class AssemblyParser
{
    private static readonly string[] s_needed = ["Gen", "System", "Microsoft"];

    public static AssemblySource Parse(Compilation compilation, CancellationToken cancellationToken) =>
        new(compilation.AssemblyName ?? "", Version(compilation.Assembly), HiddenBy(compilation) is null);

    /// <summary>The type of the project, if there is one, that hides a namespace which generated code must name, even by <c>global::</c>.</summary>
    public static INamedTypeSymbol? HiddenBy(Compilation compilation)
    {
        foreach (var name in s_needed)
        {
            if (compilation.Assembly.GlobalNamespace.GetTypeMembers(name) is [var type, ..])
            {
                return type;
            }
        }

        return compilation.Assembly.GetTypeByMetadataName("Gen.Plugins");
    }

    /// <summary>The informational version without build metadata; else the first three numbers of the version.</summary>
    public static string Version(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AssemblyInformationalVersionAttribute" } && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } text }])
            {
                var end = text.IndexOf('+');
                return end < 0 ? text : text.Substring(0, end);
            }
        }

        var version = assembly.Identity.Version;
        return $"{version.Major}.{version.Minor}.{Math.Max(0, version.Build)}";
    }
}
