using Gen.Plugins;

namespace PrivateAnalyzers.Library;

[PluginContract("greeting")]
public interface IGreeting
{
    string Greet(string who);
}
