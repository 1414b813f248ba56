internal static class Registry
{
    public static readonly Gen.Plugins.PluginRegistry Own = global::HostPlugins.Registry;
}
