using Friends;
using Friends.Library;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddPlugins().BuildServiceProvider();
Console.WriteLine(string.Join(", ", HostPlugins.Registry.Plugins.Select(plugin => plugin.Name)));
Console.WriteLine(services.GetRequiredKeyedService<IGreeting>("polite") is Polite);
