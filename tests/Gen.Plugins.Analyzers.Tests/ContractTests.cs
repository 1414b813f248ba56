namespace Gen.Plugins.Analyzers.Tests;

public sealed class ContractTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" : System.IDisposable")]
    [InlineData(" : System.Attribute")]
    public async Task A_plugin_without_a_contract_is_reported_at_its_name(string bases)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            internal sealed class {|GEN0103:S3|}{{bases}} { public void Dispose() { } }
            """).Expect();

        Assert.Equal(["'S3' is a plugin but implements no contract: implement an interface, or derive from an abstract class, that is marked [PluginContract]."], messages);
    }

    [Theory]
    [InlineData("Acme.ILoad")]
    [InlineData("Middle")]
    [InlineData("IMore")]
    [InlineData("IRows<string>")]
    [InlineData("Frame")]
    [InlineData("Acme.ILoad, Acme.IStore")]
    public async Task A_contract_may_be_implemented_directly_through_a_base_and_as_a_generic_one(string bases) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            internal sealed class S3 : {{bases}};
            internal abstract class Middle : IMore;
            internal interface IMore : Acme.ILoad;
            [PluginContract("rows")] internal interface IRows<T>;
            [PluginContract("frame")] internal abstract class Frame;
            """).Expect();

    [Fact]
    public async Task A_contract_that_is_a_concrete_class_is_named()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")]
            internal sealed class {|GEN0103:S3|} : Frame;
            [PluginContract("frame")] internal class Frame;
            """).Expect();

        Assert.Equal(["'S3' is a plugin but implements no contract: 'Frame' is marked [PluginContract], but a contract is an interface or an abstract class. Make it abstract."], messages);
    }

    [Theory]
    [InlineData("IHidden", "IHidden")]
    [InlineData("IRows<IHidden>", "IRows")]
    [InlineData("Hidden", "Hidden")]
    public async Task A_contract_that_cannot_be_named_is_named(string contract, string named)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            internal class Outer
            {
                [PluginContract("hidden")] private interface IHidden;
                [PluginContract("frame")] private protected abstract class Hidden;
                [Plugin("s3")] private protected sealed class {|GEN0104:S2|} : {{contract}};
                [Plugin("s3")] internal sealed class {|GEN0103:S3|} : {{contract}};
            }
            [PluginContract("rows")] public interface IRows<T>;
            """) { HasErrors = true }.Expect();

        Assert.Equal($"'S3' is a plugin but implements no contract: generated code cannot name '{named}', or what it is made of. Make it internal or public.", messages[1]);
    }

    [Fact]
    public async Task Parts_are_reported_once_in_the_part_that_bears_the_attribute() =>
        await new PluginProject(
            "internal sealed partial class S3;",
            """
            using Gen.Plugins;
            [Plugin("s3")] internal sealed partial class {|GEN0103:S3|};
            """).Expect();

    [Theory]
    [InlineData("IUnknown")]
    [InlineData("Unknown<string>")]
    [InlineData("System.IEquatable<Unknown>")]
    [InlineData("Base")]
    public async Task An_unknown_base_may_be_the_contract(string bases) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            internal sealed class S3 : {{bases}} { public bool Equals(Unknown other) => true; }
            internal abstract class Base : Unknown;
            """) { HasErrors = true }.Expect();
}
