using Friends;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddPlugins().BuildServiceProvider();
Console.WriteLine(ReferenceEquals(services.GetRequiredService<Gen.Plugins.PluginRegistry>(), HostPlugins.Registry));
Console.WriteLine(string.Join(", ", HostPlugins.Registry.Plugins.Select(plugin => plugin.Name)));
