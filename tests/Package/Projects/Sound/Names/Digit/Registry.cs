internal static class Registry
{
    public static readonly Gen.Plugins.PluginRegistry Own = _1st.app.HostPlugins.Registry;
}
