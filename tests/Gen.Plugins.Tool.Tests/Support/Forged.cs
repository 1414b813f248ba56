using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>An assembly whose manifest names a migration that no compiler has put into it.</summary>
internal static class Forged
{
    /// <param name="name">The migration's name, as a C# literal spells it.</param>
    public static Compiled Library(string name) => Compiled.Library("Evil", $$"""
        using Gen.Plugins;
        [assembly: Gen.Plugins.CompilerServices.PluginMigrationManifest("Evil.P", 1, "{{name}}", "a.sql", "0000000000000000000000000000000000000000000000000000000000000000", 3, "S", "M")]
        namespace Evil
        {
            [PluginContract("load")] public interface ILoad { }
            [Plugin("p"), PluginMigrations("Migrations")] internal sealed class P : ILoad { }
        }
        """, LanguageVersion.Preview, OptimizationLevel.Release);
}
