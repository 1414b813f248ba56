using Gen.Plugins;

namespace Acme.Contracts;

[PluginContract("store", Required = true)]
public interface IStore
{
    string Save(string text);
}
