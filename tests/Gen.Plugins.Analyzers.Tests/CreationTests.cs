namespace Gen.Plugins.Analyzers.Tests;

public sealed class CreationTests
{
    [Theory]
    [InlineData("internal abstract class {|GEN0104:S3|} : Acme.ILoad;", "an abstract class has no instances. Remove 'abstract', or move [Plugin] to a class that derives from it.")]
    [InlineData("internal static class {|GEN0104:S3|};", "a static class has no instances. Remove 'static'.")]
    [InlineData("internal sealed class {|GEN0104:S3|}<T> : Acme.ILoad;", "generated code cannot know its type arguments. Derive a class that sets them, and move [Plugin] there.")]
    [InlineData("file sealed class {|GEN0104:S3|} : Acme.ILoad;", "'S3' is file-local, so that generated code, in another file, cannot see it. Remove 'file'.")]
    public async Task A_class_of_which_no_instance_can_be_made_is_reported_at_its_name(string declaration, string reason)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            {{declaration}}
            """).Expect();

        Assert.Equal(["'S3' cannot be a plugin: " + reason], messages);
    }

    [Theory]
    [InlineData("internal struct {|GEN0104:S3|} : Acme.ILoad;", "a struct")]
    [InlineData("internal record struct {|GEN0104:S3|} : Acme.ILoad;", "a record struct")]
    [InlineData("internal ref struct {|GEN0104:S3|};", "a ref struct")]
    [InlineData("internal interface {|GEN0104:S3|} : Acme.ILoad;", "an interface")]
    [InlineData("internal enum {|GEN0104:S3|};", "an enum")]
    [InlineData("internal delegate void {|GEN0104:S3|}();", "a delegate")]
    public async Task What_is_not_a_class_is_reported_though_the_compiler_refuses_the_attribute(string declaration, string kind)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            {{declaration}}
            """) { HasErrors = true }.Expect();

        Assert.Equal([$"'S3' cannot be a plugin: {kind} is not a class. Make it a class."], messages);
    }

    [Theory]
    [InlineData("class Outer", "private", "'S3' is private, so that generated code, outside of 'Outer', cannot reach it. Make it internal or public.")]
    [InlineData("class Outer", "protected", "'S3' is protected, so that generated code, outside of 'Outer', cannot reach it. Make it internal or public.")]
    [InlineData("class Outer", "private protected", "'S3' is private protected, so that generated code, outside of 'Outer', cannot reach it. Make it internal or public.")]
    [InlineData("class Outer", "", "'S3' is private, so that generated code, outside of 'Outer', cannot reach it. Make it internal or public.")]
    [InlineData("class Outer<T>", "internal", "it is nested in 'Outer', whose type arguments generated code cannot know. Move it out.")]
    [InlineData("file class Outer", "internal", "'Outer' is file-local, so that generated code, in another file, cannot see it. Remove 'file'.")]
    public async Task A_nested_class_that_generated_code_cannot_reach_is_reported(string outer, string modifier, string reason)
    {
        var messages = await new PluginProject($$"""
            using Gen.Plugins;
            {{outer}}
            {
                [Plugin("s3")]
                {{modifier}} sealed class {|GEN0104:S3|} : Acme.ILoad;
            }
            """).Expect();

        Assert.Equal(["'S3' cannot be a plugin: " + reason], messages);
    }

    [Fact]
    public async Task The_private_type_around_it_is_named()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            class Outer
            {
                private class Middle
                {
                    [Plugin("s3")] internal sealed class {|GEN0104:S3|} : Acme.ILoad;
                }
            }
            """).Expect();

        Assert.Equal(["'S3' cannot be a plugin: 'Middle' is private, so that generated code, outside of 'Outer', cannot reach it. Make it internal or public."], messages);
    }

    [Fact]
    public async Task What_no_code_may_use_is_reported_and_what_code_is_only_warned_of_is_not()
    {
        var messages = await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3"), System.Obsolete("Gone.", true)] internal sealed class {|GEN0104:S3|} : Acme.ILoad;
            [Plugin("s4"), System.Obsolete("Going.")] internal sealed class S4 : Acme.ILoad;
            """).Expect();

        Assert.Equal(["'S3' cannot be a plugin: 'S3' is obsolete as an error, so that generated code may not use it. Make that a warning, or remove [Plugin]."], messages);
    }

    [Theory]
    [InlineData("public class")]
    [InlineData("internal sealed class")]
    [InlineData("internal record")]
    [InlineData("internal sealed record class")]
    public async Task A_class_that_can_be_created_is_not_reported(string kind) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            [Plugin("s3")]
            {{kind}} S3 : Acme.ILoad;
            public class Outer
            {
                protected internal class Middle
                {
                    [Plugin("s4")] {{kind}} S4 : Acme.ILoad;
                }
            }
            """).Expect();

    [Fact]
    public async Task Parts_are_reported_once_in_the_part_that_bears_the_attribute() =>
        await new PluginProject(
            "internal abstract partial class S3;",
            """
            using Gen.Plugins;
            [Plugin("s3")] internal partial class {|GEN0104:S3|} : Acme.ILoad;
            """).Expect();
}
