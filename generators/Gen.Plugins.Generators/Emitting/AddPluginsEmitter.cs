using Gen.Plugins.Generators.Parsing;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>Prints <c>AddPlugins()</c>, the extension that puts a host's own registry into a container.</summary>
internal static class AddPluginsEmitter
{
    /// <param name="source">Where to print.</param>
    /// <param name="registry">The registry, as an expression.</param>
    /// <param name="rootNamespace">The host's root namespace; empty: none.</param>
    /// <param name="seesAnotherHost">
    /// Another host's <c>AddPlugins()</c> is visible in the same namespace. C# looks for extensions in the namespaces around a call before it looks into those
    /// that a <c>using</c> names, so one more in the global and in the root namespace is what a call means. The usual one stays: where only it and the
    /// other host's are found, the call is an error, and not silently the other host's.
    /// </param>
    public static void Emit(SourceWriter source, string registry, string rootNamespace, bool seesAnotherHost)
    {
        Class(source, FriendHosts.ExtensionsNamespace, registry);
        if (!seesAnotherHost)
        {
            return;
        }

        Class(source, "", registry);
        if (rootNamespace.Length > 0 && rootNamespace != FriendHosts.ExtensionsNamespace)
        {
            Class(source, rootNamespace, registry);
        }
    }

    private static void Class(SourceWriter source, string space, string registry)
    {
        source.Line();
        if (space.Length > 0)
        {
            source.Open("namespace " + space);
        }

        source.Line("/// <summary>Puts the plugins of this host into a container.</summary>")
            .Line(EmittedNames.GeneratedClass)
            .Open("internal static class " + FriendHosts.ExtensionsClass)
            .Line("/// <summary>Registers all plugins of this host: by key, as a sequence, and as IPlugins of their contract.</summary>")
            .Line("public static global::Microsoft.Extensions.DependencyInjection.IServiceCollection AddPlugins(this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>")
            .Line("    global::Microsoft.Extensions.DependencyInjection.PluginServiceCollectionExtensions.AddPlugins(services, ", registry, ");")
            .Close();
        if (space.Length > 0)
        {
            source.Close();
        }
    }
}
