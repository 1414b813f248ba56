using System.Reflection;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>This repository, and its programs as the build left them.</summary>
internal static class Built
{
    /// <summary>The assembly of samples/Worker.</summary>
    public static string Worker { get; } = Find("WorkerProgram");

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Find("Repository");

    private static string Find(string name) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
