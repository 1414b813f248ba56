internal static class Registry
{
    public static readonly Gen.Plugins.PluginRegistry Own = @class.@event.HostPlugins.Registry;
}
