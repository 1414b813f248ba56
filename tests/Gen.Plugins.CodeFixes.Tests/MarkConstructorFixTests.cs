namespace Gen.Plugins.CodeFixes.Tests;

public sealed class MarkConstructorFixTests
{
    [Fact]
    public async Task Each_public_constructor_is_offered()
    {
        const string Source = """
            using Gen.Plugins;
            using System;

            [Plugin("s3")]
            public sealed class S3 : Acme.ILoad
            {
                public S3() { }

                /// <summary>From a key.</summary>
                public S3(string key, DateTime? at) { }

                internal S3(int number) { }
            }
            """;
        using var run = new FixRun("GEN0105", Source);

        Assert.Equal(["Mark S3() with [ActivatorUtilitiesConstructor]", "Mark S3(string, DateTime?) with [ActivatorUtilitiesConstructor]"], await run.Offers());
        FixRun.Same(
            [
                """
                using Gen.Plugins;
                using Microsoft.Extensions.DependencyInjection;
                using System;

                [Plugin("s3")]
                public sealed class S3 : Acme.ILoad
                {
                    public S3() { }

                    /// <summary>From a key.</summary>
                    [ActivatorUtilitiesConstructor]
                    public S3(string key, DateTime? at) { }

                    internal S3(int number) { }
                }
                """,
            ],
            await run.Fix(offer: 1));
    }

    [Fact]
    public async Task Without_a_public_one_each_internal_constructor_is_offered()
    {
        using var run = new FixRun("GEN0105", """
            using Microsoft.Extensions.DependencyInjection;
            [Gen.Plugins.Plugin("s3")]
            public sealed class S3 : Acme.ILoad
            {
                internal S3() { }
                private S3(int number) { }
            }
            """);

        FixRun.Same(
            [
                """
                using Microsoft.Extensions.DependencyInjection;
                [Gen.Plugins.Plugin("s3")]
                public sealed class S3 : Acme.ILoad
                {
                    [ActivatorUtilitiesConstructor]
                    internal S3() { }
                    private S3(int number) { }
                }
                """,
            ],
            await run.Fix());
    }

    [Fact]
    public async Task A_primary_constructor_is_marked_as_a_method()
    {
        using var run = new FixRun("GEN0105", """
            using Gen.Plugins;
            using Microsoft.Extensions.DependencyInjection;

            [Plugin("s3")]
            public sealed class S3(int number) : Acme.ILoad
            {
                public S3() : this(1) { }
                public int Number => number;
            }
            """);

        FixRun.Same(
            [
                """
                using Gen.Plugins;
                using Microsoft.Extensions.DependencyInjection;

                [Plugin("s3")]
                [method: ActivatorUtilitiesConstructor]
                public sealed class S3(int number) : Acme.ILoad
                {
                    public S3() : this(1) { }
                    public int Number => number;
                }
                """,
            ],
            await run.Fix());
    }

    [Theory]
    [InlineData("private S3() { }")]
    [InlineData("public S3(in int number) { }")]
    [InlineData("public required int Number;")]
    public async Task Nothing_is_offered_where_a_mark_would_not_help(string members)
    {
        using var run = new FixRun("GEN0105", $$"""
            using Gen.Plugins;
            [Plugin("s3")] public sealed class S3 : Acme.ILoad { {{members}} }
            """);

        Assert.Empty(await run.Offers());
    }

    [Fact]
    public async Task The_same_constructor_of_all_is_marked_together()
    {
        using var run = new FixRun(
            "GEN0105",
            """
            [Gen.Plugins.Plugin("a")]
            public sealed class A : Acme.ILoad
            {
                public A() { }
                public A(int number) { }
            }
            [Gen.Plugins.Plugin("b")]
            public sealed class B : Acme.ILoad
            {
                public B() { }
                public B(string text) { }
            }
            """);

        FixRun.Same(
            [
                """
                using Microsoft.Extensions.DependencyInjection;

                [Gen.Plugins.Plugin("a")]
                public sealed class A : Acme.ILoad
                {
                    public A() { }
                    [ActivatorUtilitiesConstructor]
                    public A(int number) { }
                }
                [Gen.Plugins.Plugin("b")]
                public sealed class B : Acme.ILoad
                {
                    public B() { }
                    [ActivatorUtilitiesConstructor]
                    public B(string text) { }
                }
                """,
            ],
            await run.FixAll(offer: 1));
    }
}
