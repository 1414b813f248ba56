using Acme.Contracts;
using Gen.Plugins;

namespace Acme.Plugins;

internal static class Outer
{
    /// <summary>Nested, of two contracts, transient.</summary>
    [Plugin("both", Before = ["memory"], Tier = PluginTier.Shared)]
    internal sealed class Both : Report, IStore
    {
        public override string Print() => "both prints";

        public string Save(string text) => "both saves " + text;
    }
}
