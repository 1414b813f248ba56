using Gen.Plugins;

namespace Friends.Library;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet();
}
