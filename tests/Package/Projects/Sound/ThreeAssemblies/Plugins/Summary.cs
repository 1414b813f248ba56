using Acme.Contracts;
using Gen.Plugins;

namespace Acme.Plugins;

[Plugin("summary")]
internal sealed class Summary(IPlugins<IStore> stores) : Report
{
    public override string Print() => "summary of " + string.Join(", ", stores.Names);
}
