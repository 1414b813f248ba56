namespace Gen.Plugins.Generators.Tests;

/// <summary>Sources that many tests need.</summary>
internal static class Sources
{
    public const string Load = """
        using Gen.Plugins;

        namespace Acme;

        [PluginContract("load")]
        public interface ILoad
        {
        }
        """;

    public const string Save = """
        using Gen.Plugins;

        namespace Acme;

        [PluginContract("save")]
        public interface ISave
        {
        }
        """;

    /// <summary>A plugin for <see cref="Load"/>.</summary>
    /// <param name="name">Its name; the class is named after it.</param>
    /// <param name="arguments">More arguments of the attribute.</param>
    /// <param name="attributes">More attributes.</param>
    /// <param name="contracts">What it implements.</param>
    public static string Plugin(string name, string arguments = "", string attributes = "", string contracts = "global::Acme.ILoad") => $$"""
        namespace Acme
        {
            [global::Gen.Plugins.Plugin("{{name}}"{{(arguments.Length == 0 ? "" : ", " + arguments)}})]
            {{attributes}}
            internal sealed class {{Class(name)}} : {{contracts}}
            {
                public void Run()
                {
                    global::System.Console.WriteLine("{{name}}");
                }
            }
        }

        """;

    public static string Class(string name) => "P_" + name.Replace('.', 'D').Replace('-', 'M');
}
