using Gen.Plugins.Generators.Emitting;
using Gen.Plugins.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads what the generator needs to know of the assembly that it runs in.</summary>
internal static class AssemblyParser
{
    /// <summary>What generated code names of others.</summary>
    private static readonly string[][] s_needed =
    [
        .. new[]
        {
            "Gen.Plugins.PluginRegistry",
            "Gen.Plugins.PluginContractDescriptor",
            "Gen.Plugins.PluginMigration",
            "Gen.Plugins.CompilerServices.PluginFactory",
            "Gen.Plugins.CompilerServices.PluginMigrationManifestAttribute",
            "Gen.Plugins.CompilerServices.PluginMigrationSource",
            "Gen.Plugins.CompilerServices.PluginTable",
            "Gen.Plugins.CompilerServices.PluginLifetimes",
            "Gen.Plugins.CompilerServices.PluginRegistrarAttribute",
            "Gen.Plugins.CompilerServices.PluginManifestAttribute",
            "Gen.Plugins.CompilerServices.ContractManifestAttribute",
            "Gen.Plugins.CompilerServices.PluginHostAttribute",
            "System.Type",
            "System.IServiceProvider",
            "System.ArgumentOutOfRangeException",
            "System.CodeDom.Compiler.GeneratedCodeAttribute",
            "System.ComponentModel.EditorBrowsableAttribute",
            "System.ComponentModel.EditorBrowsableState",
            "Microsoft.Extensions.DependencyInjection.IServiceCollection",
            "Microsoft.Extensions.DependencyInjection.PluginServiceCollectionExtensions",
            "Microsoft.Extensions.DependencyInjection.ServiceLifetime",
        }.Select(static name => name.Split('.')),
    ];

    public static AssemblySource Parse(Compilation compilation, CancellationToken cancellationToken)
    {
        var name = compilation.AssemblyName ?? "";
        return new(name, Version(compilation.Assembly), HasLibrary(compilation) && HiddenBy(compilation) is null && !IsTaken(compilation, name));
    }

    /// <summary>The type of the project, if there is one, that hides a namespace or a type which generated code must name, even by <c>global::</c>.</summary>
    public static INamedTypeSymbol? HiddenBy(Compilation compilation)
    {
        foreach (var path in s_needed)
        {
            if (FirstType(compilation.Assembly.GlobalNamespace, path) is { } type)
            {
                return type;
            }
        }

        return FirstType(compilation.Assembly.GlobalNamespace, EmittedNames.RegistrarNamespace.Split('.'));
    }

    /// <summary>The first type on the way to a name in a project's own namespaces.</summary>
    public static INamedTypeSymbol? FirstType(INamespaceSymbol global, string[] path)
    {
        var space = global;
        foreach (var part in path)
        {
            foreach (var type in space.GetTypeMembers(part, 0))
            {
                if (!type.IsFileLocal)
                {
                    return type;
                }
            }

            if (space.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } next)
            {
                return null;
            }

            space = next;
        }

        return null;
    }

    /// <summary>Whether the project references the library in a way in which <c>global::</c> reaches it.</summary>
    private static bool HasLibrary(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols.Any(
        assembly => assembly.Name == KnownNames.Assembly && !ExternAliases.Hide(compilation, assembly));

    /// <summary>Whether the project has types of the names of those that are generated.</summary>
    private static bool IsTaken(Compilation compilation, string name) => new[]
    {
        $"{EmittedNames.RegistrarNamespace}.{EmittedNames.Registrar(name)}",
        $"{EmittedNames.RegistrarNamespace}.{EmittedNames.HostTable(name)}",
        $"{FriendHosts.ExtensionsNamespace}.{FriendHosts.ExtensionsClass}",
    }.Any(type => compilation.Assembly.GetTypeByMetadataName(type) is not null);

    /// <summary>The informational version without build metadata; else the first three numbers of the version.</summary>
    public static string Version(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AssemblyInformationalVersionAttribute" }
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }]
                && text.Split('+')[0] is { Length: > 0 } withoutBuild)
            {
                return withoutBuild;
            }
        }

        var version = assembly.Identity.Version;
        return $"{version.Major}.{version.Minor}.{Math.Max(0, version.Build)}";
    }
}
