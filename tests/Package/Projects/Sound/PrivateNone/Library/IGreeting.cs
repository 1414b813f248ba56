using Gen.Plugins;

namespace PrivateNone.Library;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet(string who);
}
