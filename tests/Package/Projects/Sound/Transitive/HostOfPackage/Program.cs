using Transitive.Library;
using Transitive.HostOfPackage;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddPlugins().BuildServiceProvider();
Console.WriteLine(services.GetRequiredKeyedService<IGreeting>("polite").Greet(HostPlugins.Registry.Count + " host"));
