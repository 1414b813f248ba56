using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Friends.Tests
{
    internal static class Names
    {
        public static string Of(PluginRegistry registry) => string.Join(", ", registry.Plugins.Select(plugin => plugin.Name));

        public static string Of(IServiceCollection services)
        {
            using var provider = services.BuildServiceProvider();
            return Of(provider.GetRequiredService<PluginRegistry>());
        }
    }

    internal static class InRoot
    {
        public static string Registry => Names.Of(HostPlugins.Registry);

        public static string Services => Names.Of(new ServiceCollection().AddPlugins());
    }
}

namespace Friends.Tests.Deep.Down
{
    internal static class Below
    {
        public static string Registry => Names.Of(HostPlugins.Registry);

        public static string Services => Names.Of(new ServiceCollection().AddPlugins());
    }
}

namespace Other.Place
{
    internal static class Elsewhere
    {
        public static string Services => Friends.Tests.Names.Of(new ServiceCollection().AddPlugins());
    }
}
