using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Gen.Plugins.Tests;

/// <summary>
/// Gen.Plugins reflects nothing at run time. The banned-API analyzer says so while it is compiled; this looks at what came out, the parts that the
/// compiler adds included.
/// </summary>
public class NoReflectionTests
{
    /// <summary>What the compiler writes attributes for, and what everybody may do with a type: compare it, print it.</summary>
    private static readonly HashSet<string> Allowed =
    [
        "System.Type.GetTypeFromHandle",
        "System.Type.op_Equality",
        "System.Type.op_Inequality",
    ];

    /// <summary>Attributes on the assembly, which nobody calls.</summary>
    private static readonly string[] Attributes = ["System.Reflection.Assembly", "System.Reflection.DefaultMemberAttribute"];

    [Fact]
    public void Gen_Plugins_calls_nothing_of_System_Reflection()
        => Assert.DoesNotContain(Calls(typeof(PluginRegistry)), IsReflection);

    /// <summary>The net catches something: this assembly, which reflects in plenty.</summary>
    [Fact]
    public void The_calls_of_an_assembly_that_reflects_are_seen()
    {
        var calls = Calls(typeof(NoReflectionTests)).Where(IsReflection).ToArray();

        Assert.Contains("System.Type.GetMembers", calls);
        Assert.Contains("System.Reflection.Assembly.GetExportedTypes", calls);
        Assert.Contains("System.Reflection.NullabilityInfoContext..ctor", calls);
        Assert.Contains("System.Activator.CreateInstance", calls);
        Assert.DoesNotContain("System.Type.GetTypeFromHandle", calls);
    }

    [Fact]
    public void Gen_Plugins_needs_nothing_but_the_framework_and_the_containers_interfaces()
    {
        using var image = new PEReader(File.OpenRead(typeof(PluginRegistry).Assembly.Location));
        var metadata = image.GetMetadataReader();

        Assert.All(
            metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
            static name => Assert.True(
                name is "Microsoft.Extensions.DependencyInjection.Abstractions" || (name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Reflection", StringComparison.Ordinal)),
                name));
    }

    /// <summary>So that the net above does not go empty unnoticed.</summary>
    internal static object Reflect(Type type) => Activator.CreateInstance(type)!;

    private static bool IsReflection(string member)
        => !Allowed.Contains(member)
        && ((member.StartsWith("System.Reflection.", StringComparison.Ordinal) && !Array.Exists(Attributes, a => member.StartsWith(a, StringComparison.Ordinal) && member.EndsWith("Attribute..ctor", StringComparison.Ordinal)))
            || member.StartsWith("System.Type.", StringComparison.Ordinal)
            || member.StartsWith("System.Activator.", StringComparison.Ordinal)
            || member.StartsWith("System.AppDomain.", StringComparison.Ordinal)
            || member.StartsWith("System.Delegate.CreateDelegate", StringComparison.Ordinal)
            || member.StartsWith("System.Linq.Expressions.", StringComparison.Ordinal)
            || member.StartsWith("System.Runtime.Loader.", StringComparison.Ordinal)
            || member.StartsWith("System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor", StringComparison.Ordinal)
            || member.StartsWith("Microsoft.Extensions.DependencyInjection.ActivatorUtilities.", StringComparison.Ordinal));

    /// <summary>The members of other assemblies that an assembly refers to, without those that only its attributes use.</summary>
    private static IEnumerable<string> Calls(Type inAssembly)
    {
        using var image = new PEReader(File.OpenRead(inAssembly.Assembly.Location));
        var metadata = image.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle)).Select(member => $"{Parent(metadata, member.Parent)}.{metadata.GetString(member.Name)}")];
    }

    private static string Parent(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeReference)
        {
            return "";
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Parent(metadata, type.ResolutionScope)}+{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
