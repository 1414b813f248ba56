using Gen.Plugins;

namespace Quickstart.Contracts;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet(string who);
}
