using Gen.Plugins;

[assembly: PluginForbids(Namespace = "System.Data", Reason = "Saving knows no driver: connectors do, and are found by name.")]
[assembly: PluginForbids(Namespace = "System.Net", Reason = "Saving talks to nobody: that is the action http's.")]
[assembly: PluginForbids(typeof(System.Diagnostics.Process), Reason = "Saving starts no programs: that is the action python's.")]
