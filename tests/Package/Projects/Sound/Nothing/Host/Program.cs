Console.WriteLine($"{Nothing.Library.Plain.Answer} {Nothing.Host.HostPlugins.Registry.Plugins.Length}");
