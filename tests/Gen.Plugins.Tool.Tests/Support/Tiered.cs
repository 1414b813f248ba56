namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>A small system in four tiers, with a breach of each kind, one of them admitted.</summary>
internal static class Tiered
{
    /// <summary>As the generator emits it for the properties of a project, and the attributes as they are to be: all are found by their full names.</summary>
    public const string Attributes = """

        namespace Gen.Plugins.CompilerServices
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly)]
            internal sealed class TierManifestAttribute : System.Attribute { public int Tier { get; set; } = -1; public bool Convention { get; set; } public bool Free { get; set; } }
        }
        namespace Gen.Plugins
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            internal sealed class PluginTierExceptionAttribute(System.Type from, System.Type to) : System.Attribute
            {
                public System.Type From { get; } = from;
                public System.Type To { get; } = to;
                public string? Reason { get; set; }
                public string? Until { get; set; }
                public string? Since { get; set; }
            }
        }
        """;

    private static readonly Lazy<Compiled> s_core = new(static () => Compiled.Library("Acme.Core", """
        [assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]
        namespace Acme.Runtime
        {
            public class Engine { public void Start() { } }
            public class Leaky { public Acme.Shared.Log? Log; }
        }
        namespace Acme.Shared
        {
            public class Log { public static void Write(string text) { } }
            public class Pool<T> { public T? Take() => default; public Acme.Runtime.Engine? Engine; }
        }
        """ + Attributes));

    private static readonly Lazy<Compiled> s_plugins = new(static () => Compiled.Library("Acme.Plugins", """
        [assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]
        [assembly: Gen.Plugins.PluginTierException(typeof(Acme.Actions.Ftp.Old), typeof(Acme.Actions.Http.Client), Reason = "Goes with 3.0.", Since = "2026-06-01", Until = "2027-06-30")]
        namespace Acme.Actions.Http
        {
            public class Client { public class Options; public void Get() { Acme.Shared.Log.Write("get"); Acme.Shared.Log.Write("got"); } }
        }
        namespace Acme.Actions.Ftp
        {
            public class Upload { public void Run() { new Acme.Actions.Http.Client().Get(); new Acme.Runtime.Engine().Start(); } }
            public class Old { public class Inner { public Acme.Actions.Http.Client.Options? Options; } }
        }
        namespace Acme.Controllers.Book
        {
            public class Page { public Acme.Shared.Pool<Acme.Shared.Log>? Pool; }
        }
        """ + Attributes, Core));

    private static readonly Lazy<Compiled> s_server = new(static () => Compiled.Library("Acme.Server", """
        [assembly: Gen.Plugins.PluginFree]
        namespace Acme.Server
        {
            public class Pages { public Acme.Controllers.Book.Page? Page; }
        }
        """, Core, Plugins));

    private static readonly Lazy<Compiled> s_app = new(static () => Compiled.Host("Acme.Tiers.App", """
        namespace Acme.Tiers.App
        {
            public class Start { public void Run() => new Acme.Actions.Ftp.Upload().Run(); }
            public class Idle;
        }
        """, null, Core, Plugins));

    public static Compiled Core => s_core.Value;

    public static Compiled Plugins => s_plugins.Value;

    public static Compiled Server => s_server.Value;

    public static Compiled App => s_app.Value;

    /// <summary>Writes all of it into one folder.</summary>
    /// <returns>The folder.</returns>
    public static string Build(TemporaryFolder folder)
    {
        foreach (var assembly in new[] { Core, Plugins, Server, App })
        {
            folder.Write(Path.Combine("tiers", assembly.FileName), assembly.Image);
        }

        return Path.Combine(folder.Path, "tiers");
    }
}
