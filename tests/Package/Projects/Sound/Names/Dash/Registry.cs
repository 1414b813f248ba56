internal static class Registry
{
    public static readonly Gen.Plugins.PluginRegistry Own = my_app.HostPlugins.Registry;
}
