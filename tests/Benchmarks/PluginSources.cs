using System.Text;

namespace Gen.Plugins.Benchmarks;

/// <summary>Sources with many plugins, as a large code base has them: names of different length, one file each or a hundred a file.</summary>
internal static class PluginSources
{
    private static readonly string[] s_words = ["load", "store", "s3", "batch", "http", "mail", "index", "merge", "sync", "queue", "parquet", "snowflake", "audit", "geo", "vault"];

    public static string Name(int i) => $"{s_words[i % s_words.Length]}_{s_words[i / s_words.Length % s_words.Length]}_{i}";

    public static string Class(int i) => $"Plugin{i}";

    /// <summary>A contract and the classes, in files of <paramref name="perFile"/>.</summary>
    public static IEnumerable<string> Files(int count, string contract, int perFile, string attributes = "")
    {
        for (var start = 0; start < count; start += perFile)
        {
            var text = new StringBuilder("using Gen.Plugins;\nnamespace Acme.Plugins;\n");
            for (var i = start; i < Math.Min(count, start + perFile); i++)
            {
                text.Append($$"""
                    {{attributes}}
                    [Plugin("{{Name(i)}}")]
                    public sealed class {{Class(i)}} : {{contract}}
                    {
                        public int Run(int value)
                        {
                            var sum = value;
                            for (var i = 0; i < 10; i++)
                            {
                                sum += i * value;
                            }

                            return sum + {{i}};
                        }
                    }

                    """);
            }

            yield return text.ToString();
        }
    }
}
