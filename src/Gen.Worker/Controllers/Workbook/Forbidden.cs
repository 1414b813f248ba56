using Gen.Plugins;

[assembly: PluginForbids(Namespace = "System.Data", Reason = "A workbook is read from the playbook or from the server, by its HTTP API; no controller opens a database.")]
[assembly: PluginForbids(Namespace = "Microsoft.Data", Reason = "A workbook is read from the playbook or from the server, by its HTTP API; no controller opens a database.")]
[assembly: PluginForbids(Namespace = "Npgsql", Reason = "A workbook is read from the playbook or from the server, by its HTTP API; no controller opens a database.")]
