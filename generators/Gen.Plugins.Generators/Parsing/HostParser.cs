using System.Globalization;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads whether a project is a host, and where its registry goes.</summary>
internal static class HostParser
{
    public const string RegistryClass = "HostPlugins";

    public static HostOptions Parse(AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var global = options.GlobalOptions;
        bool? registry = global.TryGetValue("build_property.GeneratePluginRegistry", out var text) && bool.TryParse(text, out var flag) ? flag : null;
        return new(
            registry,
            CSharpText.Namespace(Property(global, "RootNamespace")),
            Property(global, "PluginHostVersion").Trim(),
            HostModel.Names(Property(global, "PluginIncludeNames") + ";" + Property(global, "PluginInclude")),
            HostModel.Names(Property(global, "PluginExcludeNames") + ";" + Property(global, "PluginExclude")),
            IsTrue(global, "PluginLock") && IsTrue(global, "PluginLockUpdate"),
            IsTrue(global, "PluginMigrationLock") && IsTrue(global, "PluginMigrationLockUpdate"));
    }

    /// <summary>What the build calls <c>build_property.NAME</c>; empty if it does not say.</summary>
    public static string Property(AnalyzerConfigOptions global, string name) => global.TryGetValue("build_property." + name, out var value) ? value : "";

    public static bool IsTrue(AnalyzerConfigOptions global, string name) => bool.TryParse(Property(global, name), out var flag) && flag;

    /// <summary>Whether a registry goes into this project: if the project says so, or else if it is a program.</summary>
    public static bool IsHost(Compilation compilation, HostOptions options) =>
        options.Registry ?? compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    /// <summary>Whether the project sees the interfaces of a container, which <c>AddPlugins()</c> needs.</summary>
    public static bool HasContainer(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly => assembly.Name == "Microsoft.Extensions.DependencyInjection.Abstractions");

    /// <summary>What stands where the registry would go: a type or namespace that is no static partial class, or a member of that class.</summary>
    public static ISymbol? TakenBy(Compilation compilation, string rootNamespace)
    {
        INamespaceOrTypeSymbol space = compilation.Assembly.GlobalNamespace;
        foreach (var part in rootNamespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            var members = space.GetMembers(part.TrimStart('@'));
            if (members.OfType<INamedTypeSymbol>().FirstOrDefault(static t => t.Arity == 0 && !t.IsFileLocal) is { } hiding)
            {
                return hiding;
            }

            if (members.OfType<INamespaceSymbol>().FirstOrDefault() is not { } next)
            {
                return null;
            }

            space = next;
        }

        foreach (var member in space.GetMembers(RegistryClass))
        {
            if (member is not INamedTypeSymbol type)
            {
                return member;
            }

            if (type.Arity == 0 && !type.IsFileLocal)
            {
                var fits = type.IsStatic && type.TypeKind == TypeKind.Class && type.DeclaredAccessibility == Accessibility.Internal && IsPartial(type);
                return fits ? type.GetMembers("Registry").FirstOrDefault() : type;
            }
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.All(static r =>
        r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax declaration
        && declaration.Modifiers.Any(static m => m.ValueText == "partial"));
}
