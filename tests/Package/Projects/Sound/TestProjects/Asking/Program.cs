using System;
using System.Reflection;

Console.WriteLine(Assembly.GetExecutingAssembly().GetType("TestProjects.Asking.HostPlugins")?.ToString() ?? "no registry");
