using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddPlugins().BuildServiceProvider();
Console.WriteLine(services.GetRequiredKeyedService<Odd.IGreeting>("polite").Greet());
Console.WriteLine(ReferenceEquals(services.GetRequiredService<PluginRegistry>(), Registry.Own));

namespace Odd
{
    [PluginContract("greeting")]
    internal interface IGreeting
    {
        string Greet();
    }

    [Plugin("polite")]
    internal sealed class Polite : IGreeting
    {
        public string Greet() => "Good day.";
    }
}
