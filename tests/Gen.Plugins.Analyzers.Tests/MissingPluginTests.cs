namespace Gen.Plugins.Analyzers.Tests;

public sealed class MissingPluginTests
{
    [Theory]
    [InlineData("S3BatchLoad", "ILoad", "s3_batch")]
    [InlineData("S3Batch", "ILoad", "s3_batch")]
    [InlineData("HTTPServerStore", "IStore", "http_server")]
    [InlineData("Load", "ILoad", "load")]
    [InlineData("CsvV2Load", "ILoad", "csv_v2")]
    [InlineData("Snake_case", "ILoad", "snake_case")]
    [InlineData("İstanbulLoad", "ILoad", "istanbul")]
    public async Task A_class_that_could_be_a_plugin_is_offered_a_name(string type, string contract, string name)
    {
        var messages = await new PluginProject($$"""
            public sealed class {|GEN0110:{{type}}|} : Acme.{{contract}};
            """).Expect();

        Assert.Equal([$"'{type}' implements the contract '{contract}' but is no plugin, so that no host finds it: add [Plugin(\"{name}\")]"], messages);
    }

    [Fact]
    public async Task A_contract_that_is_a_class_gives_its_whole_name_as_the_suffix()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            internal sealed class {|GEN0110:DarkTheme|} : Theme;
            [PluginContract("theme")] internal abstract class Theme;
            """).Expect();

        Assert.EndsWith("add [Plugin(\"dark\")]", Assert.Single(messages));
    }

    [Theory]
    [InlineData("[Plugin(\"s3\")] public sealed class S3 : Acme.ILoad;")]
    [InlineData("public abstract class S3 : Acme.ILoad;")]
    [InlineData("public class S3<T> : Acme.ILoad;")]
    [InlineData("file class S3 : Acme.ILoad;")]
    [InlineData("public interface IS3 : Acme.ILoad;")]
    [InlineData("public struct S3 : Acme.ILoad;")]
    [InlineData("public class Outer { private class S3 : Acme.ILoad; }")]
    [InlineData("[System.Obsolete] public class S3 : Acme.ILoad;")]
    [InlineData("public class S3 : Acme.ILoad { private S3() { } }")]
    [InlineData("public class S3 : Acme.ILoad { public S3() { } public S3(int i) { } }")]
    [InlineData("public class S3 : System.IDisposable { public void Dispose() { } }")]
    [InlineData("public class 加 : Acme.ILoad;")]
    public async Task What_is_a_plugin_or_could_not_be_one_is_not_reported(string declaration) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            {{declaration}}
            """).Expect();
}
