using System.Reflection;
using System.Runtime.CompilerServices;

namespace Gen.Plugins.Tests;

/// <summary>The public API of an assembly as text, a line for each type and member, sorted.</summary>
internal static class PublicApi
{
    private const string Update = "UPDATE_PUBLIC_API";

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Asserts that the API is what PublicApi.txt beside the test says, or makes it so if <c>UPDATE_PUBLIC_API</c> is 1.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="test">Not to be given: the file of the test.</param>
    public static void AssertRecorded(Assembly assembly, [CallerFilePath] string test = "")
    {
        // Beside the tests' assembly, because a build server maps the paths of sources away; they are where the file is rewritten.
        var file = Path.Combine(AppContext.BaseDirectory, "PublicApi.txt");
        string[] actual = [.. Of(assembly)];
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            file = Path.Combine(Path.GetDirectoryName(test)!, "PublicApi.txt");
            File.WriteAllLines(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] changes = [.. expected.Except(actual).Select(static l => "- " + l), .. actual.Except(expected).Select(static l => "+ " + l)];

        Assert.True(
            changes.Length == 0,
            $"The public API of {assembly.GetName().Name} has changed. If that is meant, run this test with {Update}=1 and commit PublicApi.txt.\n{string.Join('\n', changes.OrderBy(static c => c[2..], StringComparer.Ordinal))}");
        Assert.Equal(expected, actual);
    }

    public static IEnumerable<string> Of(Assembly assembly)
        => assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        yield return $"{name}: {Kind(type)}{Bases(type)}{string.Concat(type.GetGenericArguments().Where(static a => Constraint(a).Length > 0).Select(static a => $", {a.Name}{Constraint(a)}"))}";
        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            yield return $"{name}: on {usage.ValidOn}{(usage.AllowMultiple ? ", repeatable" : "")}{(usage.Inherited ? ", inherited" : "")}";
        }

        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValues(type))
            {
                yield return $"{name}.{value} = {Convert.ToInt64(value, null)}";
            }

            yield break;
        }

        foreach (var member in type.GetMembers(Declared))
        {
            if (Line(member) is { } line)
            {
                yield return $"{name}.{line}";
            }
        }
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"ctor({Parameters(constructor)}){Access(constructor)}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{method.Name}{Generics(method)}({Parameters(method)}) -> {Type(Nullability.Create(method.ReturnParameter))}{Access(method)}",
        PropertyInfo property when IsVisible(property.GetMethod!) => $"{property.Name} -> {Type(Nullability.Create(property))} {{ {Accessors(property)}}}{Access(property.GetMethod!)}",
        FieldInfo { IsPublic: true } field => $"{field.Name} -> {Type(Nullability.Create(field))}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        EventInfo { AddMethod: { } add } @event when IsVisible(add) => $"{@event.Name}: event",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method)
        => (method.IsPublic ? "" : ", protected")
        + (method.IsStatic ? ", static" : "")
        + (method is MethodInfo { IsVirtual: true, IsFinal: false, DeclaringType.IsInterface: false, DeclaringType.IsSealed: false } ? method.IsAbstract ? ", abstract" : ", virtual" : "");

    private static string Accessors(PropertyInfo property)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(static m => m.Name == "IsExternalInit") == true;
        return "get; " + (property.SetMethod is { } set && IsVisible(set) ? isInit ? "init; " : "set; " : "");
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Select(Name).Order(StringComparer.Ordinal)
            .Prepend(type is { IsEnum: false, IsValueType: false, BaseType: { } parent } && parent != typeof(object) ? Name(parent) : "")
            .Where(static b => b.Length > 0);
        return type.IsEnum ? "" : string.Concat(bases.Select(static b => ", " + b));
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static p =>
        (p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")
        + Type(Nullability.Create(p)) + " " + p.Name
        + (p.HasDefaultValue ? $" = {(p.DefaultValue is string text ? $"\"{text}\"" : p.DefaultValue ?? "null")}" : "")));

    private static string Generics(MethodInfo method)
        => method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(static a => a.Name + Constraint(a)))}>" : "";

    private static string Constraint(Type argument)
        => argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? " : class" : "";

    private static string Type(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        return Name(type) + (!type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "");
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.Assembly.GetName().Name is "Gen.Plugins" or "Gen.Plugins.Hosting" or "Gen.Plugins.Migrations" ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
