using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>The constructor by which a plugin is created: the one marked <c>[ActivatorUtilitiesConstructor]</c>, or else the only public one.</summary>
internal readonly record struct ConstructorChoice
{
    private const string Marker = "ActivatorUtilitiesConstructorAttribute";

    /// <summary>The constructor; <see langword="null"/> if <see cref="Fault"/> says that there is not one.</summary>
    public IMethodSymbol? Constructor { get; private init; }

    public ConstructorFault Fault { get; private init; }

    /// <summary>The parameter that is at fault, if one is.</summary>
    public IParameterSymbol? Parameter { get; private init; }

    /// <summary>The members that are left unset, if that is the fault.</summary>
    public ImmutableArray<string> RequiredMembers { get; private init; }

    public static ConstructorChoice Of(INamedTypeSymbol type)
    {
        IMethodSymbol? chosen = null, marked = null;
        var several = false;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (IsMarked(constructor))
            {
                if (marked is not null)
                {
                    return new() { Fault = ConstructorFault.SeveralMarked };
                }

                marked = constructor;
            }
            else if (constructor.DeclaredAccessibility == Accessibility.Public)
            {
                several = chosen is not null;
                chosen ??= constructor;
            }
        }

        if (marked is { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal })
        {
            return new() { Fault = ConstructorFault.MarkedUnreachable, Constructor = marked };
        }

        if (marked is null && (chosen is null || several))
        {
            return new() { Fault = several ? ConstructorFault.Several : ConstructorFault.NonePublic };
        }

        chosen = marked ?? chosen!;
        if (chosen.IsVararg || PluginRules.IsObsoleteError(chosen))
        {
            return new() { Fault = ConstructorFault.NotCallable, Constructor = chosen };
        }

        foreach (var parameter in chosen.Parameters)
        {
            var fault = FaultOf(parameter, type.ContainingAssembly);
            if (fault != ConstructorFault.None)
            {
                return new() { Fault = fault, Constructor = chosen, Parameter = parameter };
            }
        }

        var unset = Unset(type, chosen);
        return unset.IsEmpty
            ? new() { Constructor = chosen }
            : new() { Fault = ConstructorFault.RequiredMembers, Constructor = chosen, RequiredMembers = unset };
    }

    private static bool IsMarked(IMethodSymbol constructor)
    {
        foreach (var attribute in constructor.GetAttributes())
        {
            if (attribute.AttributeClass.IsDependencyInjection(Marker))
            {
                return true;
            }
        }

        return false;
    }

    private static ConstructorFault FaultOf(IParameterSymbol parameter, IAssemblySymbol assembly) => parameter switch
    {
        { RefKind: not RefKind.None } => ConstructorFault.Parameter,
        { Type: { IsRefLikeType: true } or { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } } => ConstructorFault.Parameter,
        { Type: IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } } => ConstructorFault.Parameter,
        _ when !PluginRules.CanBeArgument(parameter.Type, assembly) => ConstructorFault.UnknownParameter,
        _ => parameter.GetAttributes().All(a => IsKnownKey(a, assembly)) ? ConstructorFault.None : ConstructorFault.UnknownKey,
    };

    private static bool IsKnownKey(AttributeData attribute, IAssemblySymbol assembly) =>
        attribute.ConstructorArguments is not [var key]
        || !attribute.AttributeClass.IsDependencyInjection("FromKeyedServicesAttribute")
        || ConstantText.CanBeWritten(key, assembly);

    /// <summary>The required members that a constructor leaves to its caller.</summary>
    public static ImmutableArray<string> Unset(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var required = ImmutableArray.CreateBuilder<string>();
        for (var declaring = type; declaring is not null and not { SpecialType: SpecialType.System_Object }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    required.Add(member.Name);
                }
            }
        }

        return required.Count == 0 || constructor.GetAttributes().Any(static a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute") ? ImmutableArray<string>.Empty : required.ToImmutable();
    }
}
