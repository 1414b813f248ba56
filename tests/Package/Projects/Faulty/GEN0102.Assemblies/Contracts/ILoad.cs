using Gen.Plugins;

namespace Contracts;

[PluginContract("load")]
public interface ILoad;
