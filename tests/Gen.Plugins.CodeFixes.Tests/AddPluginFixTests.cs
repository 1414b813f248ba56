namespace Gen.Plugins.CodeFixes.Tests;

public sealed class AddPluginFixTests
{
    [Fact]
    public async Task The_attribute_gets_a_name_from_the_class()
    {
        using var run = new FixRun("GEN0110", """
            namespace Acme;

            /// <summary>Loads from S3.</summary>
            public sealed class S3BatchLoad : ILoad
            {
            }
            """);

        Assert.Equal(["Add [Plugin(\"s3_batch\")]"], await run.Offers());
        FixRun.Same(
            [
                """
                using Gen.Plugins;

                namespace Acme;

                /// <summary>Loads from S3.</summary>
                [Plugin("s3_batch")]
                public sealed class S3BatchLoad : ILoad
                {
                }
                """,
            ],
            await run.Fix());
    }

    [Fact]
    public async Task All_classes_of_a_file_become_plugins_with_one_using()
    {
        using var run = new FixRun(
            "GEN0110",
            """
            using System;

            namespace Acme;

            public sealed class CsvLoad : ILoad { }

            [Serializable]
            public sealed class JsonStore : IStore { }
            """,
            """
            using Gen.Plugins;
            public class Outer
            {
                public class Nested : Acme.IStore { }

                // Marked already.
                [System.Serializable]
                public class Marked : Acme.ILoad { }
            }
            """);

        FixRun.Same(
            [
                """
                using System;
                using Gen.Plugins;

                namespace Acme;

                [Plugin("csv")]
                public sealed class CsvLoad : ILoad { }

                [Serializable]
                [Plugin("json")]
                public sealed class JsonStore : IStore { }
                """,
                """
                using Gen.Plugins;
                public class Outer
                {
                    [Plugin("nested")]
                    public class Nested : Acme.IStore { }

                    // Marked already.
                    [System.Serializable]
                    [Plugin("marked")]
                    public class Marked : Acme.ILoad { }
                }
                """,
            ],
            await run.FixAll());
    }
}
