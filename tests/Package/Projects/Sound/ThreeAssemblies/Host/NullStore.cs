using Acme.Contracts;
using Gen.Plugins;

namespace Acme.Host;

[Plugin("null", After = ["disk"])]
internal sealed class NullStore : IStore
{
    public string Save(string text) => "null";
}
