using Gen.Plugins;

[assembly: PluginForbids(Namespace = "System.Data", Reason = "The engine knows no database: that is an action's.")]
[assembly: PluginForbids(Namespace = "System.Net", Reason = "The engine talks to nobody: that is an action's.")]
[assembly: PluginForbids(typeof(System.Diagnostics.Process), Reason = "The engine starts no programs: that is an action's.")]
