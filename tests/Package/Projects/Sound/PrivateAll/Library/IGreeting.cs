using Gen.Plugins;

namespace PrivateAll.Library;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet(string who);
}
