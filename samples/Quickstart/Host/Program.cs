using Microsoft.Extensions.DependencyInjection;
using Quickstart.Contracts;

using var services = new ServiceCollection().AddPlugins().BuildServiceProvider();
Console.WriteLine(services.GetRequiredKeyedService<IGreeting>("polite").Greet("world"));
