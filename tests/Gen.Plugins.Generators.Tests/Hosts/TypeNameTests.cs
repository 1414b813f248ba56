using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.Hosts;

/// <summary>Names of plugin and contract types that generated code could trip over.</summary>
public sealed class TypeNameTests
{
    [Theory]
    [InlineData("namespace A { [P(\"a\")] class B_C : L; } namespace A_B { [P(\"b\")] class C : L; } namespace A { class B { [P(\"c\")] internal class C : L; } } namespace A.B1 { [P(\"d\")] class C : L; } [P(\"e\")] class A_B_C : L; namespace A { class B_ { [P(\"f\")] internal class C : L; [P(\"g\")] internal class _C : L; } }")]
    [InlineData("[P(\"a\")] class A_1B : L; [P(\"b\")] class A__B : L; [P(\"c\")] class A_2B : L; class A { [P(\"d\")] internal class B : L; [P(\"e\")] internal class _1B : L; }")]
    [InlineData("[P(\"a\")] class Acme_App : L; [P(\"b\")] class Acme_AppRegistrar : L; [P(\"c\")] class Acme_AppHostTable : L; [P(\"d\")] class Acme_AppFactory : L; namespace Acme { [P(\"e\")] class App : L; } namespace Acme.Apps { [P(\"f\")] class Acme : L; }")]
    [InlineData("[P(\"a\")] class @class : L; namespace @event.@namespace { [P(\"b\")] class @void : L; class @static { [P(\"c\")] internal class @int : L; } }")]
    [InlineData("[P(\"a\")] class @record : L; [P(\"b\")] class @dynamic : L; [P(\"c\")] class @var : L; [P(\"d\")] class @nint : L; [P(\"e\")] class @await : L; [P(\"f\")] class @field : L; [P(\"g\")] class @global : L; [P(\"h\")] class _ : L; [P(\"i\")] class @notnull : L; [P(\"j\")] class @unmanaged : L; [P(\"k\")] class @required : L; [P(\"l\")] class @scoped : L; [P(\"m\")] class @file : L;")]
    [InlineData("namespace 日本 { [P(\"a\")] class Été : L; [P(\"b\")] class Ete : L; [P(\"c\")] class Et\u00e91 : L; [P(\"d\")] class İ : L; [P(\"e\")] class ı : L; [P(\"f\")] class i : L; [P(\"g\")] class I : L; [P(\"h\")] class \\u0061\\U00000062 : L; [P(\"i\")] class a\u0301 : L; }")]
    [InlineData("[P(\"a\")] class Create : L { public object services() => 1; public object Service() => 2; public static object Keyed = 3; } [P(\"b\")] class services : L { object Create() => 1; } [P(\"c\")] class PluginFactory : L; [P(\"d\")] class CreateMetadata : L; [P(\"e\")] class Object : L; [P(\"f\")] class Service : L; [P(\"g\")] class Type : L;")]
    [InlineData("namespace Gen.Plugins { [P(\"a\")] class Mine : L; } namespace System { [P(\"b\")] class Mine : L; } namespace Microsoft.Extensions.DependencyInjection { [P(\"c\")] class Mine : L; } namespace Gen.Plugins.Registrars { [P(\"d\")] class Mine : L; [P(\"e\")] class Acme_App : L; } namespace Gen.Plugins.CompilerServices { [P(\"f\")] class Mine : L; }")]
    [InlineData("namespace A { namespace System { class X; } namespace Gen { class X; } [P(\"a\")] class B : L; } namespace A.Gen.Plugins { [P(\"b\")] class B : L; } namespace A.global { [P(\"c\")] class B : L; }")]
    public void Plugins_may_have_any_names(string source)
    {
        using var host = new TestProject("global using L = Acme.ILoad;", Sources.Load, Written(source)).Generate().Load();

        var types = host.Names.Select(n => host.Get("Acme.ILoad", n)).Select(static p => (p.TypeName, p.Create().GetType().FullName)).ToArray();

        Assert.Equal(source.Split("[P(").Length - 1, types.Length);
        Assert.All(types, static t => Assert.Equal(t.FullName, t.TypeName));
        Assert.Equal(types.Length, types.Distinct().Count());
    }

    [Theory]
    [InlineData("[C(\"c\")] public interface @interface; [P(\"p\")] class A : @interface;")]
    [InlineData("namespace @event { [C(\"c\")] public interface @class { object Create { get; } void services(); } [P(\"p\")] class A : @class { public object Create => 1; public void services() { } } }")]
    [InlineData("[C(\"c\")] public interface A_B; namespace A { [C(\"d\")] public interface B : A_B; } [P(\"p\")] class P1 : A.B;")]
    [InlineData("[C(\"c\")] public interface Acme_App; [P(\"p\")] class Acme_AppContract : Acme_App; namespace Other { [C(\"d\")] public interface Acme_App : global::Acme_App; [P(\"q\")] class R : Acme_App; }")]
    [InlineData("[C(\"c\")] public interface X; [C(\"d\")] public interface XContract : X; [C(\"e\")] public interface XType : X; [C(\"f\")] public interface XContractType : X; [P(\"p\")] class All : XContract, XType, XContractType;")]
    [InlineData("[C(\"c\")] public interface X; [P(\"p\")] class X1 : X; [P(\"q\")] class XContract : X; [P(\"r\")] class XContractType : X; [P(\"s\")] class XFactory : X; [P(\"t\")] class XRegistrar : X;")]
    [InlineData("[C(\"c\")] internal abstract class Hidden { internal abstract void M(); } [P(\"p\")] class A : Hidden { internal override void M() { } }")]
    [InlineData("public class Outer { [C(\"c\")] protected internal interface IInner; [P(\"p\")] internal class A : IInner; }")]
    [InlineData("namespace 日本 { [C(\"c\")] public interface Ж; [P(\"p\")] class A : Ж; }")]
    public void Contracts_may_have_any_names(string source)
    {
        using var host = new TestProject(Written(source)).Generate().Load();

        Assert.All(host.Registry.Contracts, c => Assert.NotEmpty(host.Registry.Of(c.Type)));
        Assert.Equal(source.Split("[C(").Length - 1, host.Registry.Contracts.Length);
        Assert.All(host.Registry.Plugins, static p => Assert.NotNull(p.Create()));
    }

    [Fact]
    public void Names_as_long_as_the_compiler_allows_are_names()
    {
        var space = new string('n', 300);
        var ascii = new string('c', 700);
        var other = new string('日', 200);
        using var host = new TestProject(
            Sources.Load,
            $"namespace {space}; [Gen.Plugins.Plugin(\"a\")] class {ascii} : Acme.ILoad; [Gen.Plugins.Plugin(\"b\")] class {ascii}x : Acme.ILoad; [Gen.Plugins.Plugin(\"c\")] class {other} : Acme.ILoad; [Gen.Plugins.Plugin(\"d\")] class {other}x : {ascii}, I{ascii}; [Gen.Plugins.PluginContract(\"c\")] interface I{ascii} {{ }}")
        { Name = new string('m', 240) }.Generate().Load();

        Assert.Equal(["a", "b", "c", "d"], host.Names);
        Assert.All(host.Registry.Plugins, static p => Assert.Equal(p.TypeName, p.Create().GetType().FullName));
    }

    private static string Written(string source) => source
        .Replace("[P(", "[global::Gen.Plugins.Plugin(", StringComparison.Ordinal)
        .Replace("[C(", "[global::Gen.Plugins.PluginContract(", StringComparison.Ordinal);
}
