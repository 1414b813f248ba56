using System.Reflection;
using System.Runtime.Loader;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Benchmarks.Registry;

/// <summary>A host with many plugins, generated, compiled and loaded, so that what the generator emits is what is measured.</summary>
internal static class GeneratedHost
{
    private static readonly Dictionary<int, (PluginRegistry Registry, Func<int, Func<object>> New)> s_loaded = [];

    public static (PluginRegistry Registry, Func<int, Func<object>> New) Load(int count)
    {
        if (!s_loaded.TryGetValue(count, out var host))
        {
            s_loaded.Add(count, host = Compile(count));
        }

        return host;
    }

    private static (PluginRegistry Registry, Func<int, Func<object>> New) Compile(int count)
    {
        var references = new[] { MetadataReference.CreateFromFile(typeof(IWork).Assembly.Location) };
        var factory = """
            public static class Factories
            {
                public static System.Func<object> New(int i) => i switch
                {
                    0 => static () => new Acme.Plugins.Plugin0(),
                    _ => throw new System.ArgumentOutOfRangeException(),
                };
            }
            """;
        var compilation = TestCompilation
            .Create(PluginSources.Files(count, "global::Gen.Plugins.Benchmarks.IWork", 100).Append(factory), $"Acme.Host{count}", OutputKind.DynamicallyLinkedLibrary, references: references);
        compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        CSharpGeneratorDriver
            .Create([new PluginGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, optionsProvider: new BuildProperties(("GeneratePluginRegistry", "true")))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        using var image = new MemoryStream();
        var result = generated.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10)));
        }

        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        var registry = (PluginRegistry)assembly.GetType("HostPlugins")!.GetField("Registry", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return (registry, assembly.GetType("Factories")!.GetMethod("New")!.CreateDelegate<Func<int, Func<object>>>());
    }
}
