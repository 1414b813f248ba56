using System.Globalization;

namespace Gen.Plugins.Analyzers.Tests;

public sealed class NameFormTests
{
    private const string LongName = "a23456789012345678901234567890123456789012345678901234567890123"; // 63

    [Theory]
    [InlineData("\"S3Batch\"", "Write 's3batch'.")]
    [InlineData("\"s3 batch\"", "Write 's3_batch'.")]
    [InlineData("\" s3\"", "Write 's3'.")]
    [InlineData("\"\"", "Give it one.")]
    [InlineData("\"3s\"", "Write 's'.")]
    [InlineData("\"s3_\"", "Write 's3'.")]
    [InlineData("\"_s3\"", "Write 's3'.")]
    [InlineData("\"load/s3\"", "Write 'load_s3'.")]
    [InlineData("\"ISTANBUL\"", "Write 'istanbul'.")]
    [InlineData("\"\\u0130stanbul\"", "Write 'istanbul'.")]
    [InlineData("\"k\\u0131z\"", "Write 'kiz'.")]
    [InlineData("\"s\\u00e9\"", "Write 's'.")]
    [InlineData("\"\\uD83D\"", "Give it one.")]
    [InlineData("\"a\\n\\\"{0}\"", "Write 'a___0'.")]
    [InlineData("\"" + LongName + "45\"", "Write '" + LongName + "4'.")]
    [InlineData("null!", "Give it one.")]
    public async Task A_name_of_another_form_is_reported_at_the_argument(string argument, string advice)
    {
        foreach (var culture in new[] { "", "tr-TR" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var messages = await new PluginProject($$"""
                using Gen.Plugins;
                [Plugin({|GEN0101:{{argument}}|})]
                internal sealed class S3 : Acme.ILoad;
                """).Expect();

            var message = Assert.Single(messages);
            Assert.EndsWith(" is not a name for a plugin: 1 to 64 of a-z 0-9 . _ -, starting with a letter, ending with a letter or digit. " + advice, message);
            Assert.DoesNotContain('\n', message);
        }
    }

    [Theory]
    [InlineData("\"s3\"")]
    [InlineData("\"s\"")]
    [InlineData("\"s3-batch.v2_x9\"")]
    [InlineData("\"" + LongName + "4\"")]
    [InlineData("Names.S3")]
    [InlineData("name: \"s3\"")]
    public async Task A_name_of_the_right_form_is_not_reported(string argument) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin({{argument}})]
            internal sealed class S3 : Acme.ILoad;
            internal static class Names { public const string S3 = "s3"; }
            """).Expect();

    [Fact]
    public async Task Aliases_and_contracts_have_the_same_form()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [PluginContract({|GEN0101:"Write"|}, Single = true)]
            public interface IWrite;
            [Plugin("s3"), PluginAlias(name: {|GEN0101:"S 3"|}, Until = "2.0.0")]
            internal sealed class S3 : IWrite;
            """).Expect();

        Assert.Equal(
            [
                "'Write' is not a name for a contract: 1 to 64 of a-z 0-9 . _ -, starting with a letter, ending with a letter or digit. Write 'write'.",
                "'S 3' is not a name for an alias: 1 to 64 of a-z 0-9 . _ -, starting with a letter, ending with a letter or digit. Write 's_3'.",
            ],
            messages);
    }

    [Fact]
    public async Task A_constant_is_reported_where_it_is_used() =>
        await new PluginProject("""
            using Gen.Plugins;
            [Plugin({|GEN0101:Names.S3|})]
            internal sealed class S3 : Acme.ILoad;
            internal static class Names { public const string S3 = "S3"; }
            """).Expect();

    [Fact]
    public async Task A_class_in_parts_is_reported_once() =>
        await new PluginProject(
            """
            using Gen.Plugins;
            [Plugin({|GEN0101:"S3"|})]
            internal sealed partial class S3 : Acme.ILoad;
            """,
            """
            internal sealed partial class S3;
            """).Expect();

    [Fact]
    public async Task Another_attribute_of_the_same_name_is_nothing_to_us() =>
        await new PluginProject("""
            [Other.Plugin("No Name Of Ours")]
            internal sealed class S3;
            namespace Other { internal sealed class PluginAttribute(string name) : System.Attribute { public string Name => name; } }
            """).Expect();

    [Theory]
    [InlineData("[Plugin]")]
    [InlineData("[Plugin()]")]
    [InlineData("[Plugin(Unknown.Name)]")]
    [InlineData("[Plugin(42)]")]
    [InlineData("[Plugin(\"S3\", 42)]")]
    [InlineData("[Plugin(typeof(S3))]")]
    [InlineData("[Plugin(nam: \"S3\")]")]
    [InlineData("[Plugin(new string('S', 3))]")]
    [InlineData("[Plugin(\"s3\"), PluginAlias]")]
    [InlineData("[Plugin(\"s3\"), PluginAlias(42)]")]
    [InlineData("[Plugin(\"s3\", Version = 42, HostVersion = typeof(Unknown), Before = new[] { 1 }, Nothing = 1)]")]
    [InlineData("[Plugin(\"s3\"), PluginDependency(\"x\", VersionRange = Unknown)]")]
    public async Task What_the_compiler_complains_about_is_left_to_it(string attribute) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            {{attribute}}
            internal sealed class S3 : Acme.ILoad;
            """) { HasErrors = true }.Expect();
}
