using Gen.Plugins;

namespace Transitive.Library;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet(string who);
}
