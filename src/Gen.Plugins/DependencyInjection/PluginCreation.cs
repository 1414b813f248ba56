using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.DependencyInjection;

/// <summary>
/// Creates plugins for a container, and stops when constructors need each other in a cycle. The container sees such a cycle among types that it
/// constructs itself; among factories, as here, it would wait for itself for ever.
/// </summary>
internal static class PluginCreation
{
    /// <summary>
    /// A plugin may need another instance of itself, if that ends somewhere. This is far from where a thread's stack ends, and from what anybody nests.
    /// </summary>
    private const int DeepestNesting = 200;

    [ThreadStatic]
    private static Step[]? _steps;

    [ThreadStatic]
    private static int _depth;

    /// <remarks>What only a plugin within a plugin needs is in methods of its own, which the JIT does not look at before.</remarks>
    public static object Create(PluginDescriptor plugin, IServiceProvider services)
    {
        var depth = _depth;
        if (depth > 0)
        {
            ThrowIfCycle(depth, plugin, services);
            MakeRoom(depth);
        }

        ref var step = ref (_steps ??= new Step[4])[depth];
        step.Plugin = plugin;
        step.Services = services;
        _depth = depth + 1;
        try
        {
            return plugin.Create(services);
        }
        finally
        {
            _depth = depth;
            _steps![depth] = default;
        }
    }

    private static void MakeRoom(int depth)
    {
        if (depth == _steps!.Length)
        {
            Array.Resize(ref _steps, depth * 2);
        }
    }

    private static void ThrowIfCycle(int depth, PluginDescriptor plugin, IServiceProvider services)
    {
        var steps = _steps.AsSpan(0, depth);

        // A shared instance is needed to make itself; the scope tells it from the same plugin in another scope or container.
        var shared = plugin.Lifetime != ServiceLifetime.Transient;
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (ReferenceEquals(steps[i].Plugin, plugin) && ((shared && ReferenceEquals(steps[i].Services, services)) || steps.Length >= DeepestNesting))
            {
                var cycle = string.Join(" -> ", steps[i..].ToArray().Select(static s => s.Plugin.Name));
                throw new InvalidOperationException(
                    $"The plugin '{plugin.Name}' cannot be created: the constructors of these plugins need each other in a cycle: {cycle} -> {plugin.Name}. "
                    + "Let one of them take IPlugins<T> and ask for the other when it is used, not in the constructor.");
            }
        }
    }

    private struct Step
    {
        public PluginDescriptor Plugin;
        public IServiceProvider Services;
    }
}
