using System.Collections.Immutable;
using Gen.Plugins.Generators.Incremental;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Reads plugins from source. Decides; the records carry, the emitter prints.</summary>
internal static class PluginParser
{
    private static readonly DeclarationMemo<PluginSource> s_memo = new();

    public static bool IsType(SyntaxNode node, CancellationToken cancellationToken) => node is TypeDeclarationSyntax;

    /// <summary>Reads a class with <c>[Plugin]</c>; <see langword="null"/> if generated code could not create it, which the analyzers tell.</summary>
    /// <remarks>A class of several parts is always read: the lines and names of the other files, which <c>[CallerLineNumber]</c> and the order of the parts
    /// depend on, are no declarations.</remarks>
    public static PluginSource? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol.DeclaringSyntaxReferences.Length > 1
            ? Read(context, cancellationToken)
            : s_memo.Get(context.TargetNode, context.SemanticModel.Compilation, (context, cancellationToken), static s => Read(s.context, s.cancellationToken));

    /// <summary>What a class with <c>[Plugin]</c> declares, whether or not it can be created and its name is valid; <see langword="null"/> if it has no name.</summary>
    public static PluginModel? Declared(INamedTypeSymbol type)
    {
        var plugin = PluginRules.FirstOf(type, KnownNames.Plugin)!;
        if (StringOf(plugin.ConstructorArguments, 0) is not { } name)
        {
            return null;
        }

        return Describe(plugin, type, new PluginModel
        {
            Name = name,
            TypeName = CSharpText.MetadataName(type),
            AssemblyName = type.ContainingAssembly.Name,
            Version = "",
            Contracts = new(PluginRules.ContractsOf(type).Select(static c => ContractParser.Model(c.Contract, c.Attribute).Id).OrderBy(static id => id, StringComparer.Ordinal)),
            Factory = "",
        });
    }

    /// <summary>What others may say of a class with <c>[Plugin]</c> where a name or alias is not valid: as it is written, and as it would be mended.</summary>
    public static IEnumerable<string> NamesMeant(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if ((attribute.AttributeClass.IsOurs(KnownNames.Plugin) || attribute.AttributeClass.IsOurs(KnownNames.Alias))
                && StringOf(attribute.ConstructorArguments, 0) is { } name
                && !PluginName.IsValid(name))
            {
                yield return name;
                if (PluginName.Mend(name) is { } mended)
                {
                    yield return mended;
                }
            }
        }
    }

    private static PluginSource? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || PluginRules.FaultOf(type) != CreationFault.None)
        {
            return null;
        }

        // Two parts with the attribute are an error, but must not make the output depend on the order of the files.
        var plugin = type.DeclaringSyntaxReferences.Length == 1 ? context.Attributes[0] : PluginRules.FirstOf(type, KnownNames.Plugin)!;
        var name = StringOf(plugin.ConstructorArguments, 0);
        if (!PluginName.IsValid(name))
        {
            return null;
        }

        var contracts = PluginRules.ContractsOf(type);
        if (contracts.IsEmpty)
        {
            return null;
        }

        var choice = ConstructorChoice.Of(type);
        if (choice.Fault != ConstructorFault.None)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var models = contracts.Select(static c => ContractParser.Model(c.Contract, c.Attribute)).OrderBy(static c => c.Id, StringComparer.Ordinal).ToImmutableArray();
        var metadataName = CSharpText.MetadataName(type);
        return new PluginSource
        {
            Type = CSharpText.Name(type),
            Contracts = new(models),
            Parameters = new(choice.Constructor!.Parameters.Select(p => Parameter(p, type.ContainingAssembly))),
            Metadata = new(MetadataParser.Parse(type)),
            Plugin = Describe(plugin, type, new PluginModel
            {
                Name = name!,
                TypeName = metadataName,
                AssemblyName = context.SemanticModel.Compilation.AssemblyName ?? "",
                Version = "",
                Contracts = new(models.Select(static c => c.Id)),
                Factory = CSharpText.Mangle(metadataName) + "Factory",
                Lifecycle = HasLifecycle(type),
            }),
        };
    }

    private static PluginModel Describe(AttributeData plugin, INamedTypeSymbol type, PluginModel model)
    {
        foreach (var argument in plugin.NamedArguments)
        {
            var value = argument.Value;
            var single = Single(value);
            model = argument.Key switch
            {
                "Version" => model with { Version = single as string ?? "" },
                "Description" => model with { Description = single as string },
                "Author" => model with { Author = single as string },
                "HostVersion" => model with { HostVersion = single as string },
                "Replaces" => model with { Replaces = single as string },
                "Lifetime" => model with { Lifetime = single is int lifetime and >= Lifetimes.Singleton and <= Lifetimes.Transient ? lifetime : Lifetimes.Transient },
                "Tier" => model with { Tier = single as int? },
                "Before" => model with { Before = new(Strings(value)) },
                "After" => model with { After = new(Strings(value)) },
                _ => model,
            };
        }

        List<AliasModel>? aliases = null;
        List<DependencyModel>? dependencies = null;
        foreach (var attribute in PluginRules.AttributesOf(type))
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Alias) && StringOf(attribute.ConstructorArguments, 0) is { } alias && PluginName.IsValid(alias))
            {
                (aliases ??= []).Add(new(alias, Named(attribute, "Until") as string));
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Dependency) && StringOf(attribute.ConstructorArguments, 0) is { } needed)
            {
                (dependencies ??= []).Add(new(needed, Named(attribute, "VersionRange") as string, Named(attribute, "Optional") is true));
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Migrations))
            {
                model = model with { Migrations = StringOf(attribute.ConstructorArguments, 0) is { } path ? MigrationPath.Normalise(path) : null };
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Tier) && model.Tier is null && attribute.ConstructorArguments is [{ Value: int tier }])
            {
                model = model with { Tier = tier };
            }
        }

        return aliases is null && dependencies is null
            ? model
            : model with { Aliases = new(aliases ?? []), Dependencies = new(dependencies ?? []) };
    }

    /// <summary>So that a host need not create a plugin to know that it has something to start.</summary>
    private static bool HasLifecycle(INamedTypeSymbol type)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.IsLifecycle())
            {
                return true;
            }
        }

        return false;
    }

    private static ParameterSource Parameter(IParameterSymbol parameter, IAssemblySymbol assembly)
    {
        var type = CSharpText.Name(parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var fallback = parameter.HasExplicitDefaultValue ? CSharpText.Constant(parameter.Type, parameter.ExplicitDefaultValue) : null;
        foreach (var attribute in parameter.GetAttributes())
        {
            // Without an argument (.NET 10) the attribute means the key that the plugin itself was asked by, which is its name.
            if (attribute.AttributeClass.IsDependencyInjection("FromKeyedServicesAttribute"))
            {
                return attribute.ConstructorArguments is [var key]
                    ? key.IsNull ? new(ParameterKind.Service, parameter.Name, type, null, fallback) : new(ParameterKind.KeyedService, parameter.Name, type, ConstantText.Expression(key, assembly), fallback)
                    : new(ParameterKind.KeyedService, parameter.Name, type, null, fallback);
            }

            if (attribute.AttributeClass.IsDependencyInjection("ServiceKeyAttribute") && parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
            {
                return new(ParameterKind.PluginName, parameter.Name, type, null, null);
            }
        }

        var isProvider = parameter.Type is INamedTypeSymbol
        {
            Name: "IServiceProvider",
            Arity: 0,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };
        return new(isProvider ? ParameterKind.ServiceProvider : ParameterKind.Service, parameter.Name, type, null, fallback);
    }

    private static string? StringOf(ImmutableArray<TypedConstant> arguments, int index) =>
        index < arguments.Length && arguments[index].Kind == TypedConstantKind.Primitive ? arguments[index].Value as string : null;

    private static object? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return Single(argument.Value);
            }
        }

        return null;
    }

    /// <summary>An argument's value; none if it is an array, which throws when it is asked for one.</summary>
    private static object? Single(TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;

    private static IEnumerable<string> Strings(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Array, IsNull: false } ? constant.Values.Select(static v => v.Value as string).OfType<string>() : [];
}
