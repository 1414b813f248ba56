using Gen.Plugins;

namespace Acme.Contracts;

[PluginContract("report")]
public abstract class Report
{
    public abstract string Print();
}
