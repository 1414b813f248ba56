internal static class Registry
{
    public static readonly Gen.Plugins.PluginRegistry Own = System.HostPlugins.Registry;
}
