using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Writes an attribute's argument: as an expression that has its value, and as text for people.</summary>
internal static class ConstantText
{
    /// <summary>The argument as an expression. What generated code cannot name is null: a type, or a value of a type.</summary>
    /// <param name="constant">The argument.</param>
    /// <param name="assembly">The assembly that the code goes into.</param>
    public static string Expression(TypedConstant constant, IAssemblySymbol assembly) => constant switch
    {
        { IsNull: true } => $"default({CSharpText.Name(constant.Type!)})",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => PluginRules.CanBeNamed(type, assembly) ? $"typeof({CSharpText.Name(type)})" : "default(global::System.Type)",
        _ when !PluginRules.CanBeNamed(constant.Type!, assembly) => "default(object)",
        { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol array } =>
            $"new {CSharpText.Name(array.ElementType)}[] {{ {string.Join(", ", constant.Values.Select(v => Expression(v, assembly)))} }}",
        _ => CSharpText.Constant(constant.Type!, constant.Value),
    };

    /// <summary>Whether nothing of an argument is lost in <see cref="Expression"/>.</summary>
    /// <param name="constant">The argument.</param>
    /// <param name="assembly">The assembly that the code goes into.</param>
    public static bool CanBeWritten(TypedConstant constant, IAssemblySymbol assembly) => constant switch
    {
        { IsNull: true } => true,
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => PluginRules.CanBeNamed(type, assembly),
        { Kind: TypedConstantKind.Array } => PluginRules.CanBeNamed(constant.Type!, assembly) && constant.Values.All(v => CanBeWritten(v, assembly)),
        _ => PluginRules.CanBeNamed(constant.Type!, assembly),
    };

    /// <summary>The argument as people would write it; types by name.</summary>
    public static string Text(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } => $"typeof({CSharpText.MetadataName(type)})",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({type.ToDisplayString()})",
        { Kind: TypedConstantKind.Array } => $"[{string.Join(", ", constant.Values.Select(Text))}]",
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } => $"{type.Name}.{EnumMember(type, constant.Value)}",
        { Value: string text } => CSharpText.Literal(text),
        { Value: bool flag } => flag ? "true" : "false",
        { Value: IFormattable number } => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => constant.Value?.ToString() ?? "null",
    };

    private static string EnumMember(INamedTypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name
            ?? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
