using System;
using System.Reflection;

Console.WriteLine(Assembly.GetExecutingAssembly().GetType("TestProjects.Silent.HostPlugins")?.ToString() ?? "no registry");
