using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Benchmarks.Generator;

/// <summary>
/// The peer: a plain generator on <c>ForAttributeWithMetadataName</c>, as the incremental-generators cookbook has it. For each class it reads name,
/// type, constructor and interfaces, and it prints one line.
/// </summary>
internal sealed class PlainGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var plugins = context.SyntaxProvider
            .ForAttributeWithMetadataName("Gen.Plugins.PluginAttribute", static (node, _) => node is ClassDeclarationSyntax, static (c, _) => Read(c))
            .Collect();
        context.RegisterSourceOutput(plugins, static (output, plugins) =>
        {
            var text = new StringBuilder("internal static class PlainRegistry\n{\n    public static void Register(System.Action<string, System.Func<object>> add)\n    {\n");
            foreach (var plugin in plugins)
            {
                text.Append("        add(\"").Append(plugin.Name).Append("\", static () => new ").Append(plugin.Type).Append("());\n");
            }

            output.AddSource("PlainRegistry.g.cs", text.Append("    }\n}\n").ToString());
        });
    }

    private static Plain Read(GeneratorAttributeSyntaxContext context)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var constructor = type.InstanceConstructors.FirstOrDefault(static c => c.DeclaredAccessibility == Accessibility.Public);
        return new(
            context.Attributes[0].ConstructorArguments is [{ Value: string name }] ? name : "",
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            string.Join(",", constructor?.Parameters.Select(static p => p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) ?? []),
            string.Join(",", type.AllInterfaces.Select(static i => i.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))));
    }

    private sealed record Plain(string Name, string Type, string Parameters, string Interfaces);
}
