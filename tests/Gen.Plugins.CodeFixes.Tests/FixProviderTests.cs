using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Tests;

public sealed class FixProviderTests
{
    public static TheoryData<Type> Fixes => [.. typeof(DocumentFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))];

    [Theory, MemberData(nameof(Fixes))]
    public void Every_fix_is_exported_for_CSharp_and_can_be_made(Type fix)
    {
        Assert.Equal(["C#"], fix.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
        var provider = (CodeFixProvider)Activator.CreateInstance(fix)!;
        Assert.NotEmpty(provider.FixableDiagnosticIds);
        Assert.NotNull(provider.GetFixAllProvider());
    }
}
